import type { Message } from './blocks.ts'
import type { AwsCall, Event, Recorded } from './events.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'

/** The outside world as the flow needs it. Adapters implement these; tests use the real ones. */

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
}

/** A wake-up. It carries no truth: handlers look at the journal and may be woken twice or for nothing. */
export type Job =
  | { readonly queue: 'read' }
  | { readonly queue: 'show'; readonly channel: string }
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
  /** Work that must be done even if every job is lost; the sweep wakes it again. */
  readonly due: readonly Job[]
}

export interface Journal {
  /**
   * Locks the incident, hands `decide` its state, and appends what it returns; one transaction. `decide` may return a
   * value of another kind (a refusal) to write nothing. Throws only when the store is away.
   */
  change: <R>(
    id: string,
    decide: (incident: Incident | undefined) => Append | { answer: R },
  ) => Promise<Incident | { answer: R }>
  /** The incident that a finding key belongs to, or a new id for it. */
  idFor: (key: string) => Promise<string>
  incident: (id: string) => Promise<Incident | undefined>
  incidents: (query: { limit: number; before?: string; drill?: boolean }) => Promise<Incident[]>
  records: (stream: string) => Promise<Recorded[]>
  /** Refusals that belong to no incident: forged signatures, guests, unknown workspaces. */
  refuseAtDoor: (event: Event & { kind: 'refused' }) => Promise<void>
}

export type Stored = 'stored' | 'duplicate' | 'full'
export interface InboxRow {
  readonly id: string
  readonly body: string
  readonly receivedAt: string
}
export interface Inbox {
  /** Durable when it resolves. `id` is the envelope's own: the same one again is a duplicate. */
  put: (event: { id: string; source: string; detailType: string; body: string }) => Promise<Stored>
  /** Takes unread events, oldest first, and hands each to `read`; what it answers is kept with the event. */
  drain: (
    read: (
      row: InboxRow,
    ) => Promise<{ outcome: 'read' | 'not-understood' | 'failed'; note?: string }>,
  ) => Promise<number>
  /** What arrived and was not understood yet, newest first. */
  strangers: (
    limit: number,
  ) => Promise<
    readonly { source: string; detailType: string; count: number; last: string; sample: string }[]
  >
  counts: () => Promise<{
    received: number
    read: number
    notUnderstood: number
    failed: number
    waiting: number
  }>
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
  /** Runs `show` for each wanted card of the channel, most severe first, alone on all replicas. */
  reconcile: (
    channel: string,
    show: (card: WantedCard) => Promise<{ ts: string; version: number } | { waitMs: number }>,
  ) => Promise<{ waitMs: number } | undefined>
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
  constructor(waitMs: number, cause?: unknown) {
    super(`chat asks to wait ${waitMs} ms`, { cause })
    this.waitMs = waitMs
  }
}

export interface Jobs {
  send: (job: Job) => Promise<void>
}

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
