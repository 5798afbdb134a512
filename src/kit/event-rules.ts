import type { FindingHandler } from './define.ts'

/** What `infra/` makes in each watched account and region, and what the doctor looks for there. */
export const roadNames = {
  connection: 'hikeshi-bot',
  queue: 'hikeshi-undelivered',
  canary: 'hikeshi-canary-clock',
} as const

/** An EventBridge rule of ours. */
export interface EventRule {
  readonly name: string
  readonly pattern: FindingHandler['match'][number]
  /** Management events that only read must come, too. */
  readonly all: boolean
}

/** One rule for each pattern of each handler that asks for its events. */
export const eventRules = (findings: Iterable<FindingHandler>): EventRule[] =>
  [...findings].flatMap(({ id, match, general, unasked }) =>
    (unasked ? [] : match).map((pattern, i) => ({
      name: `hikeshi-${i === 0 ? id : `${id}-${i + 1}`}`,
      pattern,
      all: general === true,
    })),
  )
