import type { Heard, Vitals } from './doctor.ts'

/** What Slack says of our token and of the channels that we post to. */
export interface SlackHealth {
  readonly team: string
  /** Scopes that the token lacks; undefined: Slack did not say which it has. */
  readonly missing?: readonly string[]
  /** `because`: Slack's code for why nothing can be posted there. */
  readonly channels: readonly { readonly channel: string; readonly because?: string }[]
}

/** Slack's code for why it does not renew our token: nothing else is worth asking then. */
export interface TokenRefused {
  readonly refused: string
}

/** Who was heard of, and when. */
export interface Ears {
  readonly all: () => Promise<readonly Heard[]>
  /** Begins to listen for places that never spoke; where one is known, nothing changes. `at`: milliseconds since 1970. */
  readonly expect: (
    places: readonly { readonly account: string; readonly region: string }[],
    at: number,
  ) => Promise<void>
  readonly mark: (account: string, region: string, silent: boolean) => Promise<void>
}

/** The store's own health, and what is done about events that nobody could read. */
export interface Upkeep {
  readonly vitals: () => Promise<Vitals>
  /** Since when each key is in use, milliseconds since 1970, in the same order; one that is new is in use from `now`. */
  readonly keysSince: (digests: readonly string[], now: number) => Promise<readonly number[]>
  /** Puts back among the unread, oldest first, what failed or was not understood. Drills are over and stay as they are. */
  readonly again: (
    limit: number,
  ) => Promise<readonly { readonly id: string; readonly was: 'failed' | 'not-understood' }[]>
  /** What these events are now, by how many. */
  readonly became: (
    ids: readonly string[],
  ) => Promise<Record<'read' | 'not-understood' | 'failed' | 'waiting', number>>
}
