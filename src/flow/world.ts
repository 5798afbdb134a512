import type { Catalog } from '../catalog.ts'
import type { Policy } from '../core/policy.ts'
import type {
  Alone,
  AwsScope,
  Cards,
  Chat,
  Clock,
  Inbox,
  Jobs,
  Journal,
  Rehearsals,
  Scans,
} from '../core/ports.ts'
import type { Aws } from '../kit/index.ts'

/** Everything the flow needs of the outside, made once in main.ts. */
export interface World {
  readonly journal: Journal
  readonly inbox: Inbox
  readonly cards: Cards
  readonly jobs: Jobs
  readonly scans: Scans
  readonly alone: Alone
  readonly rehearsals: Rehearsals
  readonly clock: Clock
  readonly catalog: Catalog
  readonly policy: Policy
  readonly aws: (scope: AwsScope) => Aws
  /** The chat that cards are pushed to; the console reads them by itself. */
  readonly chat?: Chat | undefined
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: object,
  ) => void
}
