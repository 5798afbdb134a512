import type { Log, SlackDoor } from './door.ts'
import { cause } from './log.ts'

export interface Refused {
  readonly by: string
  readonly action: string
  readonly why: string
}

/**
 * Journals refusals at the door, at most one a second of each kind; the rest are counted into the next entry. Otherwise
 * anybody could fill the store by sending rubbish.
 */
export function makeRefusals(journal: SlackDoor['refused'], log: Log) {
  const held = new Map<
    string,
    { count: number; last: Refused | undefined; timer: NodeJS.Timeout }
  >()

  async function write(entry: Refused): Promise<void> {
    await journal(entry).catch((error: unknown) =>
      log('error', 'slack: a refusal could not be journalled', {
        why: entry.why,
        cause: cause(error),
      }),
    )
  }

  async function release(kind: string): Promise<void> {
    const { count, last, timer } = held.get(kind) ?? { count: 0, last: undefined, timer: undefined }
    clearTimeout(timer)
    held.delete(kind)
    if (last === undefined) return
    const why =
      count > 1 ? `${last.why} (${count} times within a second, this is the last)` : last.why
    hold(kind)
    await write({ ...last, why })
  }

  function hold(kind: string): void {
    const timer = setTimeout(() => void release(kind), 1000).unref()
    held.set(kind, { count: 0, last: undefined, timer })
  }

  return {
    async refuse(kind: string, entry: Omit<Refused, 'why'>): Promise<void> {
      const holding = held.get(kind)
      if (holding)
        return void Object.assign(holding, {
          count: holding.count + 1,
          last: { ...entry, why: kind },
        })
      hold(kind)
      await write({ ...entry, why: kind })
    },
    /** Writes what was counted and not yet written. */
    async flush(): Promise<void> {
      await Promise.all([...held.keys()].map(release))
      for (const { timer } of held.values()) clearTimeout(timer)
      held.clear()
    },
  }
}

export type Refusals = ReturnType<typeof makeRefusals>
