import type { Text } from './text.ts'

/** One thing that was looked at. `unchecked`: it could not be seen, which is never taken for good. */
export interface Line {
  /** What was looked at, by the name of the check: `rules`, `role`, ... */
  readonly check: string
  /** Where, in words that need no language: `111122223333 eu-west-1`, a channel. */
  readonly place?: string
  readonly state: 'ok' | 'fail' | 'unchecked'
  readonly says: Text
  /** The command, or the line of hikeshi.yaml, that mends it. */
  readonly mend?: string
}

export interface Diagnosis {
  readonly at: string
  readonly lines: readonly Line[]
}

/** Where events come from. Moments are ISO 8601. */
export interface Heard {
  readonly account: string
  readonly region: string
  /** Since when it is listened for. */
  readonly firstAt: string
  /** By anything, a canary as well; absent: it never spoke. */
  readonly lastAt?: string
  /** By what really happened there. */
  readonly realAt?: string
  /** An incident says that it is silent. */
  readonly silent: boolean
}

/** What the store says of itself. */
export interface Vitals {
  /** Milliseconds since 1970, by the database's clock. */
  readonly now: number
  readonly version: string
  readonly migrations: { readonly applied: number; readonly known: number }
  readonly bytes: number
  /** Journal streams, and how many of them do not end as their head says. */
  readonly streams: number
  readonly broken: number
  /** When the oldest event that nobody read yet arrived, milliseconds since 1970. */
  readonly waitingSince?: number
}

/** What a replay did: events by what they were, and by what they became. */
/** What became of events that had not been delivered. */
export interface Redriven {
  /** Stored, or known already; they are out of their queue. */
  readonly taken: number
  /** No events of their queue's account; they stay there. */
  readonly left: number
  /** Queues that could not be read: `<account> <region> (<code>)`. */
  readonly unreached: readonly string[]
}

export interface Replayed {
  readonly undelivered: Redriven
  readonly failed: number
  readonly notUnderstood: number
  readonly became: {
    readonly read: number
    readonly notUnderstood: number
    readonly failed: number
    /** Another replica has them in hand. */
    readonly waiting: number
  }
}
