import type { Message } from './blocks.ts'
import type { AwsCall, Event, Recorded } from './events.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'

/** The outside world as the flow needs it. Adapters implement these; tests use the real ones. */

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  wait: (ms: number) => Promise<void>
}

/** A wake-up. It carries no truth: handlers look at the journal and may be woken twice or for nothing. */
export type Job =
  | { readonly queue: 'read' }
  | { readonly queue: 'show'; readonly channel: string }
  | {
      readonly queue: 'enrich'
      readonly incident: string
      /** ISO 8601; left out: now. */
      readonly at?: string
    }
  | { readonly queue: 'run'; readonly incident: string; readonly run: string }
  | {
      readonly queue: 'expire'
      readonly incident: string
      readonly run: string
      readonly at: string
    }

/** What one change writes, in one transaction with its read. */
export interface Append {
  readonly events: readonly Event[]
  /** The incident after the events; kept beside the stream so that no reader has to fold it again. */
  readonly next: Incident
  /** Channels whose card of this incident is now out of date. */
  readonly channels: readonly string[]
  readonly jobs: readonly Job[]
  /** Work that must be done even if every job is lost; the sweep wakes it again. Undefined: as it was. */
  readonly due?: readonly Job[]
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
  incident: (id: string) => Promise<Incident | undefined>
  /** Newest first; `before` is an incident's id. */
  incidents: (query: { limit: number; before?: string }) => Promise<Incident[]>
  records: (stream: string) => Promise<Recorded[]>
  /** Appends to a stream that is not an incident's: refusals at the door, anchors. */
  note: (stream: string, event: JsonObject) => Promise<void>
}

export type Stored = 'stored' | 'duplicate' | 'full'
export interface InboxRow {
  readonly id: string
  readonly body: string
  readonly receivedAt: string
}
/**
 * What became of an event that was understood: a card of its own, a place in an incident that was there (or nothing to
 * close), or hidden by a rule of ours. `read = opened + folded + suppressed`, always.
 */
export type Read = 'opened' | 'folded' | 'suppressed'
export type Outcome =
  | { readonly outcome: 'read'; readonly as: Read; readonly note?: string }
  | { readonly outcome: 'not-understood' | 'failed'; readonly note?: string }
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
  put: (event: { id: string; source: string; detailType: string; body: string }) => Promise<Stored>
  /**
   * Takes unread events, oldest first, and hands each to `read` with a journal that writes in the same transaction as the
   * event's outcome: an event is read exactly once. What throws is kept as `failed`, with the reason. Answers how many.
   */
  drain: (
    read: (row: InboxRow, journal: Pick<Journal, 'change'>) => Promise<Outcome>,
  ) => Promise<number>
  /** What arrived and was not understood yet, newest first. */
  strangers: (
    limit: number,
  ) => Promise<
    readonly { source: string; detailType: string; count: number; last: string; sample: string }[]
  >
  counts: () => Promise<Counts>
}

/** A card that is wanted in a channel and was not shown as such yet. */
export interface WantedCard {
  readonly incident: string
  readonly channel: string
  /** The message that shows it, once there is one. */
  readonly ts?: string
  /** True if a post was begun and its answer never arrived: look for the message before posting again. */
  readonly unsure: boolean
}
export interface Cards {
  /**
   * Runs `show` for each wanted card of the channel, most severe first, alone on all replicas, until none is wanted or
   * `show` asks to wait. Answers how long, or undefined when all is shown (or another replica is at it).
   */
  reconcile: (
    channel: string,
    show: (card: WantedCard) => Promise<
      | { ts: string; version: number }
      | {
          waitMs: number
          /** Nothing was posted, for sure. */
          certain?: boolean
          /** It is this card that could not be shown; others may well be. */
          alone?: boolean
        }
    >,
  ) => Promise<number | undefined>
}

export interface Chat {
  post: (channel: string, message: Message) => Promise<{ ts: string }>
  update: (channel: string, ts: string, message: Message) => Promise<void>
  /** The message that carries this incident's card, if one was posted. */
  find: (channel: string, incident: string) => Promise<string | undefined>
}
/** Thrown by a chat that asks for patience (429) or is away (5xx, network). */
export class ChatBusy extends Error {
  readonly waitMs: number
  /** True if the message was surely not posted (429); false if its answer was lost. */
  readonly certain: boolean
  constructor(waitMs: number, certain: boolean, cause?: unknown) {
    super(`chat asks to wait ${waitMs} ms`, { cause })
    this.waitMs = waitMs
    this.certain = certain
  }
}
/** Thrown by an update whose message is no longer there. */
export class ChatGone extends Error {}

export interface Jobs {
  /** Wakes somebody, now or `after` so many milliseconds. */
  send: (job: Job, after?: number) => Promise<void>
}

/** Work that only one replica may do at a time; undefined if another one is at it. Freed at once when its holder dies. */
export type Alone = <R>(name: string, work: () => Promise<R>) => Promise<R | undefined>

/** Everything that makes one run's AWS clients, for one account and region. */
export interface AwsScope {
  readonly account: string
  readonly region: string
  /** The incident whose simulated account answers; undefined: the real account. */
  readonly simulated?: Incident
  readonly permissions: readonly string[]
  /** For SourceIdentity and session tags. */
  readonly incident: string
  readonly run: string
  readonly human: string
  /** Told of each mutating call after it returned. */
  readonly onCall: (call: AwsCall) => Promise<void>
}

/** The simulated accounts of drills and samples: one small JSON world an incident, kept in the store. */
export interface Worlds {
  /** Runs `work` on the incident's world, alone on all replicas, and keeps what it returns. `seed` makes the world the first time. */
  use: <R>(
    incident: string,
    seed: () => JsonObject,
    work: (world: JsonObject) => { readonly world: JsonObject; readonly result: R },
  ) => Promise<R>
}
