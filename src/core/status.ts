import type { Counts } from './ports.ts'

/** Where everything that arrived stands: one look at the store, so that the sums hold exactly. Moments: milliseconds since 1970. */
export interface Status {
  readonly now: number
  /** `received = shown + folded + suppressed`, in findings. */
  readonly findings: {
    /** Counted as they are read. */
    readonly received: number
    /** On a card of their own in at least one channel. */
    readonly shown: number
    /** In a digest, or waiting for their turn or for the end of quiet hours. */
    readonly folded: number
    /** Told to nobody: `hidden + untold + idle`. */
    readonly suppressed: number
  }
  /** By rules. */
  readonly hidden: number
  /** No route and no channel wants them. */
  readonly untold: number
  /** The end of something that nobody knew. */
  readonly idle: number
  readonly events: Counts
  readonly channels: readonly ChannelStatus[]
  /** The ones heard of last, newest first; `lastAt` is ISO 8601. */
  readonly accounts: readonly { readonly account: string; readonly lastAt: string }[]
  readonly store: { readonly version: string }
  /** Bots that are connected to the store. */
  readonly replicas: number
  /** Wake-ups that are due or at work, by queue; those that have none are left out. `oldest`: when the first one became due. */
  readonly queues: readonly {
    readonly queue: string
    readonly due: number
    readonly active: number
    readonly oldest: number | null
  }[]
}
export interface ChannelStatus {
  readonly channel: string
  /** Cards that wait for their turn, and those that a digest stands for. */
  readonly wanted: number
  readonly folded: number
  /** The digest's id, while there is a storm. */
  readonly storm?: string
  /** When the chat last took a message, and when it last did not. */
  readonly okAt?: number
  readonly failedAt?: number
  readonly error?: string
  readonly patienceUntil: number
}
