import type { Fact } from './finding.ts'
import type { Incident } from './incident.ts'
import type { Score } from './standing.ts'
import type { Text } from './text.ts'

/** What one account knows of something that was asked about. */
export interface Known {
  readonly account: string
  readonly region: string
  readonly title: Text
  readonly facts: readonly Fact[]
}
/** Failed checks that name it. */
export interface Blemish {
  readonly account: string
  readonly region: string
  readonly check: string
  readonly resource: string
}
export interface WhoView {
  readonly words: string
  readonly known: readonly Known[]
  /** What could not be read: `iam-user in 111122223333: AccessDenied`. */
  readonly unread: readonly string[]
  readonly blemishes: readonly Blemish[]
  readonly incidents: readonly Incident[]
}

/** One account at a glance. */
export interface AccountView {
  readonly account: string
  readonly name: string | undefined
  readonly environment: string | undefined
  readonly simulated: boolean
  /** When it was last scanned as a whole, ISO 8601. */
  readonly scannedAt: string | undefined
  readonly score: Score | undefined
  readonly regions: readonly {
    readonly region: string
    readonly scanned: boolean
    readonly incidents: number
  }[]
  readonly incidents: number
}

/** Nothing that is over or that became part of another one. */
export const isOpen = ({ merged, suppressed, finding }: Incident): boolean =>
  merged === undefined && suppressed === undefined && finding.over !== true
