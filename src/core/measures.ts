import type { Incident } from './incident.ts'
import { firstContainment } from './postmortem.ts'

/** What really happened, what was rehearsed, and what was only sent to try the road: never in one figure. */
export const kinds = ['real', 'drill', 'sample'] as const
export type Kind = (typeof kinds)[number]
export const groupings = ['all', 'severity', 'account', 'type'] as const

/** How long something took, in seconds from the incident's opening; none where nothing reached it. */
export interface Took {
  readonly count: number
  readonly mean: number | null
  readonly median: number | null
}
export interface Measure {
  readonly kind: Kind
  readonly by: (typeof groupings)[number]
  /** Which severity, account or type; empty for all. */
  readonly of: string
  /** Those that became part of another one are counted there. */
  readonly incidents: number
  /** Findings that arrived for them: `alerts = incidents + folded`. */
  readonly alerts: number
  readonly folded: number
  /** Of the incidents, those that no channel was to be told of. */
  readonly untold: number
  readonly falseAlarms: number
  readonly acknowledged: Took
  readonly contained: Took
  readonly resolved: Took
}
export interface Measures {
  readonly days: number
  /** ISO 8601: incidents that were opened since. */
  readonly since: string
  /** Findings that rules hid, ever: no incident counts them. */
  readonly hidden: number
  readonly rows: readonly Measure[]
}

/** What the store keeps of an incident to measure it. */
export function measured({ drill, finding, openedAt, acknowledged, runs, closed }: Incident) {
  return {
    kind: (drill ? 'drill' : finding.sample ? 'sample' : 'real') satisfies Kind,
    account: finding.account,
    type: finding.type,
    openedAt,
    acknowledgedAt: acknowledged?.at ?? null,
    containedAt: firstContainment(Object.values(runs))?.finishedAt ?? null,
    endedAt: closed?.at ?? null,
    endedAs: closed?.as ?? null,
  }
}
