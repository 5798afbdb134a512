/** What a part of the road is about: ids, counts and names of ours, never what somebody else wrote. */
export interface At {
  readonly incident?: string | undefined
  readonly run?: string | undefined
  readonly [name: string]: string | number | undefined
}

/** Where a part of the road comes from, when that is not where we are. Both are W3C `traceparent`s. */
export interface From {
  /** It goes on with that. */
  readonly parent?: string | undefined
  /** It is a road of its own that began because of that, at times hours ago. */
  readonly follows?: string | undefined
}

/**
 * Does the work as one named part of the road: log lines in it carry the incident and the run, and it is a span where traces
 * are on. `note` adds what is known only later.
 */
export type Span = <R>(
  name: string,
  at: At,
  work: (note: (at: At) => void) => Promise<R>,
  from?: From,
) => Promise<R>

/** Which `traceparent` something had, so that what comes of it hours later, and on another replica, leads back. */
export interface Traces {
  /** `first`: what was kept before stays. */
  readonly keep: (about: string, trace: string, which: 'first' | 'last') => Promise<void>
  readonly of: (about: string) => Promise<string | undefined>
}

/** Traces as they are when somebody wants them. */
export interface Tracing {
  readonly span: Span
  /** The `traceparent` of where we are. */
  readonly here: () => string | undefined
  /** Sends what is not sent yet. */
  readonly stop: () => Promise<void>
}
