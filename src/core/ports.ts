import type { Desk } from './desk.ts'
import type { Event, Recorded } from './events.ts'
import type { Severity } from './finding.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'
import type { Kind } from './measures.ts'
import type { AccountScan, ScanSpec } from './posture.ts'
import type { Rehearsal, RehearsalEvent } from './rehearsal.ts'
import type { Stands } from './searched.ts'

export * from './aws-ports.ts'
export * from './chat-ports.ts'

/** The outside world as the flow needs it. Adapters implement these; tests use the real ones. */

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  wait: (ms: number) => Promise<void>
}

/** A wake-up. It carries no truth: handlers look at the journal and may be woken twice or for nothing. */
export type Job =
  | { readonly queue: 'scan'; readonly scan: string }
  | { readonly queue: 'read' }
  | { readonly queue: 'show'; readonly channel: string }
  | {
      readonly queue: 'enrich'
      readonly incident: string
      /** Larger is earlier: the rank of its severity. */
      readonly rank?: number
      /** ISO 8601; left out: now. */
      readonly at?: string
    }
  | { readonly queue: 'run'; readonly incident: string; readonly run: string }
  | {
      readonly queue: 'rehearse'
      /** ISO 8601; left out: now. */
      readonly at?: string
      /** A real incident that is critical: no drill goes on beside it. */
      readonly urgent?: string
    }
  | {
      readonly queue: 'expire'
      readonly incident: string
      readonly run: string
      readonly at: string
    }
  /** Somebody else is to be called, because nobody has acknowledged it. */
  | {
      readonly queue: 'escalate'
      readonly incident: string
      /** ISO 8601; left out: now. */
      readonly at?: string
    }
  /** A pager is to be told where the incident stands. */
  | {
      readonly queue: 'page'
      readonly incident: string
      readonly pager: string
      readonly at?: string
    }
  /** The incident's own channel is to be made what it should be. */
  | { readonly queue: 'room'; readonly incident: string }
  /** A message about the incident is to be sent. */
  | {
      readonly queue: 'notice'
      readonly incident: string
      readonly notice: string
      readonly at?: string
    }
  /** Somebody may have to be reminded of an update, or of a deadline. */
  | { readonly queue: 'care'; readonly incident: string; readonly at: string }
  | {
      readonly queue: 'remind'
      readonly incident: string
      readonly run: string
      readonly at: string
    }

/** What one change writes, in one transaction with its read. */
export interface Append {
  readonly events: readonly Event[]
  /** The incident after the events; kept beside the stream so that no reader has to fold it again. */
  readonly next: Incident
  /** Channels whose card of this incident is now out of date; undefined: no card changes; none: nobody is to be told. */
  readonly channels: readonly string[] | undefined
  /** Somebody waits to see it: its card is neither folded into a digest nor held for quiet hours. */
  readonly urgent?: boolean
  /** Graver than it was: channels that have its card are called. */
  readonly graver?: boolean
  /** When it was taken as dealt with, ISO 8601: something new came since, and channels are called, once for each such moment. */
  readonly joined?: string
  readonly jobs: readonly Job[]
  /** Work that must be done even if every job is lost; the sweep wakes it again. Undefined: as it was. */
  readonly due?: readonly Job[]
}

export interface IncidentQuery {
  readonly limit: number
  readonly before?: string | undefined
  /** open: somebody has yet to close it. What became part of another incident is neither. */
  readonly state?: 'open' | 'closed' | undefined
  readonly who?: string | undefined
  readonly stands?: Stands | undefined
  readonly severity?: Severity | undefined
  /** 12 digits. */
  readonly account?: string | undefined
  readonly kind?: Kind | undefined
  /** Words that all stand somewhere in its headline, type, account, region, resource, actor or id. */
  readonly text?: string | undefined
}

/** An incident by its id, or by the key of its finding; an unknown key gets a new incident. */
export type Ref = { readonly id: string } | { readonly key: string }

export interface Journal {
  /**
   * Locks the incident, hands `decide` its state, and appends what it returns; one transaction. `decide` may instead
   * `answer` (a refusal, say), and nothing is written. Throws only when the store is away.
   */
  change: <R>(
    ref: Ref,
    decide: (incident: Incident | undefined, id: string) => Append | { readonly answer: R },
  ) => Promise<Incident | { readonly answer: R }>
  /** Several changes in one transaction; what `work` throws undoes them all. It may be run again. */
  together: <R>(work: (desk: Desk) => Promise<R>) => Promise<R>
  incident: (id: string) => Promise<Incident | undefined>
  /** Newest first; `before` is an incident's id, `who` a person who has a hand in it. */
  incidents: (query: IncidentQuery) => Promise<Incident[]>
  records: (stream: string) => Promise<Recorded[]>
  /** Appends to a stream that is not an incident's: refusals at the door, anchors. */
  note: (stream: string, event: JsonObject) => Promise<void>
}

/** What one change of a rehearsal writes, in one transaction with its read. */
export interface RehearsalAppend {
  readonly events: readonly RehearsalEvent[]
  readonly next: Rehearsal
  /** What is injected: it goes down the road of every other event. */
  readonly arrivals: readonly Arrival[]
  readonly jobs: readonly Job[]
  /** When it has to be looked at again, ISO 8601, even if every job is lost; undefined: nothing is left to do. */
  readonly due?: string | undefined
}

/** The drills that are played, or were. At most one is open at a time. */
export interface Rehearsals {
  /** As `Journal.change`. A new one while another is open gets `busy`. */
  change: <R>(
    id: string,
    decide: (rehearsal: Rehearsal | undefined) => RehearsalAppend | { readonly answer: R },
  ) => Promise<Rehearsal | { readonly answer: R } | { readonly busy: string }>
  rehearsal: (id: string) => Promise<Rehearsal | undefined>
  open: () => Promise<Rehearsal | undefined>
  /** Newest first. */
  rehearsals: (limit: number) => Promise<Rehearsal[]>
  incidents: (id: string) => Promise<Incident[]>
  /** A real critical incident that was opened since, ISO 8601. */
  urgent: (since: string) => Promise<Incident | undefined>
}

/** What a rehearsal puts into the inbox. */
export interface Arrival {
  readonly id: string
  readonly source: string
  readonly detailType: string
  readonly body: string
  /** `<rehearsal>/<inject>`. Only a rehearsal's change can say this: nothing that comes in over HTTP becomes a drill. */
  readonly drill: string
}

export type Stored = 'stored' | 'duplicate' | 'full'
export interface InboxRow {
  readonly id: string
  readonly body: string
  readonly receivedAt: string
  readonly drill?: string | null
  /** The `traceparent` of the request that brought it, where traces are on. */
  readonly trace?: string | null
}
/**
 * What became of an event that was understood: a card of its own, a place in an incident that was there (or nothing to
 * close), or hidden by a rule of ours. `read = opened + folded + suppressed`, always.
 */
export type Read = 'opened' | 'folded' | 'suppressed'
/** Where an event came from, and whether anything happened there, or only the road was tried. */
export interface CameFrom {
  readonly account: string
  readonly region: string
  readonly real: boolean
}
export type Outcome = { readonly from?: CameFrom } & (
  | {
      readonly outcome: 'read'
      readonly as: Read
      readonly note?: string
      /** How many findings it told of, whatever became of each. */
      readonly findings: number
      /** Whose event it was, 12 digits. */
      readonly account?: string
      /** Of its findings, those that a rule hid, and those that told the end of what nobody knew: no incident counts these. */
      readonly hidden?: number
      readonly idle?: number
    }
  | { readonly outcome: 'not-understood' | 'failed'; readonly note?: string }
)
/** Events by what became of them: `received = opened + folded + suppressed + notUnderstood + failed + waiting`. */
export interface Counts {
  readonly received: number
  /** opened + folded + suppressed. */
  readonly read: number
  readonly opened: number
  readonly folded: number
  readonly suppressed: number
  readonly notUnderstood: number
  readonly failed: number
  readonly waiting: number
}
export interface Inbox {
  /** Durable when it resolves. `id` is the envelope's own: the same id with the same body is a duplicate. */
  put: (event: {
    id: string
    source: string
    detailType: string
    body: string
    /** Read before all others. */
    urgent?: boolean
    trace?: string
  }) => Promise<Stored>
  /**
   * Takes unread events, oldest first, and hands each to `read` with a journal that writes in the same transaction as the
   * event's outcome: an event is read exactly once. What throws is kept as `failed`, with the reason. Answers how many.
   */
  drain: (read: (row: InboxRow, desk: Desk) => Promise<Outcome>) => Promise<number>
  /** What arrived and was not understood yet, newest first. */
  strangers: (
    limit: number,
  ) => Promise<
    readonly { source: string; detailType: string; count: number; last: string; sample: string }[]
  >
  counts: () => Promise<Counts>
}

export interface Jobs {
  /** Wakes somebody, now or `after` so many milliseconds. */
  send: (job: Job, after?: number) => Promise<void>
}

/**
 * Work that only one replica may do at a time; undefined if another one is still at it after `patience` milliseconds (none
 * unless given: for whoever has a person waiting). Freed at once when its holder dies.
 */
export type Alone = <R>(
  name: string,
  work: () => Promise<R>,
  patience?: number,
) => Promise<R | undefined>

/**
 * Secrets that others give us and that must outlive this process. They come here sealed, with a key that the store does not
 * have: neither its tables nor its backups hold anything that could be used.
 */
export interface Sealed {
  readonly get: (name: string) => Promise<string | undefined>
  readonly put: (name: string, sealed: string) => Promise<void>
}

/** Posture scans and what they found; kept account by account, so that a crash loses none that was done. */
export interface Scans {
  readonly start: (spec: ScanSpec) => Promise<void>
  readonly spec: (id: string) => Promise<ScanSpec | undefined>
  /** Keeps what was found in one account; a second time changes nothing. */
  readonly put: (id: string, result: AccountScan) => Promise<void>
  /** Accounts of the scan that are done. */
  readonly done: (id: string) => Promise<readonly string[]>
  readonly end: (id: string) => Promise<void>
  /** Begun since, and not ended: a crash took them, or somebody is at it. Newest first. */
  readonly unfinished: (since: string) => Promise<readonly ScanSpec[]>
  readonly results: (id: string) => Promise<readonly AccountScan[]>
  /** What ended scans found in this account, newest first. Older than the newest 30 are not kept whole. */
  readonly history: (account: string, limit: number) => Promise<readonly ScanRecord[]>
  /** Accounts that were ever scanned. */
  readonly accounts: () => Promise<readonly string[]>
}
export interface ScanRecord {
  readonly spec: ScanSpec
  readonly result: AccountScan
}
