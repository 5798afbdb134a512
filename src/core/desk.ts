import type { Place } from './correlate.ts'
import type { Journal } from './ports.ts'
import type { Sighting, Suppression } from './suppress.ts'

/** Where to look for a handle: places that reach between these moments, milliseconds since 1970. */
export interface Lookup {
  readonly handle: string
  readonly since: number
  readonly until: number
}
/** The index that joins arrivals into incidents (core/correlate.ts). Everything in the transaction of its desk. */
export interface Places {
  /**
   * Takes the handles and then every incident they lead to, until the transaction ends, in one order everywhere: two events
   * that touch the same handles neither wait in a circle nor open two incidents. Answers as `find` does.
   */
  hold: (handles: readonly string[], lookups: readonly Lookup[]) => Promise<Place[]>
  /** Takes these incidents, in the order they were opened. */
  lock: (incidents: readonly string[]) => Promise<void>
  find: (lookups: readonly Lookup[]) => Promise<Place[]>
  put: (
    incident: string,
    handles: readonly { readonly id: string; readonly windowMs: number }[],
    moment: number,
    pinned?: boolean,
  ) => Promise<void>
  /** AWS said that it is over. */
  close: (handle: string, incident: string, moment: number) => Promise<void>
  /** All of one incident's places become another's. */
  move: (from: string, into: string) => Promise<void>
  /** The handle belongs to this incident alone from now on. */
  pin: (handle: string, from: string, into: string) => Promise<void>
}

/** The rules that hide what somebody does not want to see. */
export interface Suppressions {
  /** Newest first, also those that are over. */
  all: (limit: number) => Promise<Suppression[]>
  active: (now: string) => Promise<Suppression[]>
  get: (id: string) => Promise<Suppression | undefined>
  /** Journals it in a stream of its own, with who and why, and keeps it. */
  make: (rule: Omit<Suppression, 'id' | 'hidden' | 'lastHidden' | 'lifted'>) => Promise<Suppression>
  lift: (id: string, by: string, at: string) => Promise<void>
  /** Counts a finding that the rule hid. */
  hid: (id: string, at: string) => Promise<void>
  /** Remembers, for previews, what was seen and in which incident. */
  saw: (sighting: Sighting, incident: string, at: string) => Promise<void>
  /** What a rule would have hidden since then: how many findings, and of how many incidents. */
  preview: (
    rule: Pick<Suppression, 'hides' | 'sample'>,
    since: string,
  ) => Promise<{ findings: number; incidents: number }>
}

/** Everything that one transaction may write. */
export interface Desk extends Pick<Journal, 'change'> {
  readonly places: Places
  readonly suppressions: Suppressions
}
