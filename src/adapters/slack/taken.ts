import type { Block } from '../../core/blocks.ts'
import { isNewest, plainer } from '../../core/newest.ts'
import type { Log } from './door.ts'

/** Slack's codes for blocks that it cannot read at all. */
export const unknownBlocks = ['invalid_blocks', 'invalid_blocks_format']

/**
 * Which of the newest blocks this workspace was seen to refuse: they are said in words from then on. Kept in memory only, so
 * that a workspace which takes them by now is found out at the next start.
 */
export function makeTaken(log: Log) {
  const refused = new Set<string>()
  return {
    /** These blocks, without any that are known to be refused. */
    fit: (blocks: readonly Block[]): Block[] => plainer(blocks, (type) => refused.has(type)),
    /** These were refused, and the same in words was taken. */
    learn(blocks: readonly Block[]): void {
      const types = new Set(blocks.filter(isNewest).map(({ type }) => type))
      if (types.size === 0) return
      for (const type of types) refused.add(type)
      log('info', 'slack: blocks that this workspace does not take are said in words', {
        types: [...types],
      })
    },
  }
}
export type Taken = ReturnType<typeof makeTaken>
