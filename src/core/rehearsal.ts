import type { Incident } from './incident.ts'
import { doneBy, type Goal, type Score, scoreOf, type Wave } from './score.ts'

/** Everything that can happen to a drill that is played; its stream is `drill/<id>`. */
export type RehearsalEvent =
  | {
      readonly kind: 'scheduled'
      readonly scenario: string
      readonly by: string
      /** When it begins, ISO 8601. */
      readonly at: string
      /** A surprise: it begins at some moment before this, and nobody is told when. */
      readonly until?: string
    }
  | { readonly kind: 'started' }
  | { readonly kind: 'injected'; readonly inject: string }
  /** The attack was contained in time: this part of it never happens. */
  | { readonly kind: 'skipped'; readonly inject: string }
  /** Somebody did not want to wait: everything still to come is so many milliseconds earlier. */
  | { readonly kind: 'hurried'; readonly by: string; readonly ms: number }
  | { readonly kind: 'told'; readonly by: string; readonly text: string }
  | { readonly kind: 'stopped'; readonly by: string }
  /** Something real and critical came in. The drill does not count. */
  | { readonly kind: 'preempted'; readonly incident: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'scored'; readonly score: Score }
  /** In the chat; or it was tried for an hour, and the channel takes nothing. */
  | {
      readonly kind: 'posted' | 'not-posted'
      readonly notice: Notice
      readonly channel: string
    }

/** What a channel is told of a drill: that it begins, and how it ended. */
export type Notice = 'begun' | 'over'

export interface Rehearsal {
  /** `<scenario>.<unique>`. */
  readonly id: string
  readonly scenario: string
  readonly by: string
  readonly state: 'scheduled' | 'running' | 'stopped' | 'ended' | 'preempted'
  readonly at: string
  readonly until?: string
  readonly startedAt?: string
  readonly closedAt?: string
  readonly hurriedMs: number
  readonly injects: { readonly [id: string]: { readonly at: string; readonly sent: boolean } }
  readonly told: readonly { readonly by: string; readonly at: string; readonly text: string }[]
  /** The real incident that ended it. */
  readonly preemptedBy?: string
  readonly score?: Score
  /** Notices that were posted or given up, as `<notice>/<channel>`. */
  readonly posted: readonly string[]
  readonly version: number
}

/** A rehearsal's id names its scenario: `leaked-key.7f3k9q`. */
export const scenarioOf = (rehearsal: string): string => rehearsal.split('.')[0] ?? rehearsal

export const isOpen = ({ state }: Pick<Rehearsal, 'state'>): boolean =>
  state === 'scheduled' || state === 'running'

export function openRehearsal(
  id: string,
  event: RehearsalEvent & { kind: 'scheduled' },
): Rehearsal {
  const { kind: _, ...said } = event
  return {
    id,
    ...said,
    state: 'scheduled',
    hurriedMs: 0,
    injects: {},
    told: [],
    posted: [],
    version: 1,
  }
}

/** State is only ever this fold. */
export function evolveRehearsal(before: Rehearsal, event: RehearsalEvent, at: string): Rehearsal {
  const r = { ...before, version: before.version + 1 }
  switch (event.kind) {
    case 'scheduled':
      return r
    case 'started':
      return { ...r, state: 'running', startedAt: at }
    case 'injected':
    case 'skipped': {
      const inject = { at, sent: event.kind === 'injected' }
      return { ...r, injects: { ...r.injects, [event.inject]: inject } }
    }
    case 'hurried':
      return { ...r, hurriedMs: r.hurriedMs + event.ms }
    case 'told':
      return { ...r, told: [...r.told, { by: event.by, at, text: event.text }] }
    case 'stopped':
      return { ...r, state: 'stopped', closedAt: at }
    case 'preempted':
      return { ...r, state: 'preempted', closedAt: at, preemptedBy: event.incident }
    case 'ended':
      return { ...r, state: 'ended', closedAt: at }
    case 'scored':
      return { ...r, score: event.score }
    case 'posted':
    case 'not-posted':
      return { ...r, posted: [...r.posted, `${event.notice}/${event.channel}`] }
  }
}

/** What the engine has to know of a scenario. */
export interface Script {
  /** How long it lasts if nobody stops it. */
  readonly minutes: number
  readonly injects: readonly (Wave & {
    /** Seconds after the start. */
    readonly after: number
    /** Right actions: once all of them are done, this never happens. */
    readonly unless?: readonly string[]
  })[]
  readonly goal: Goal
}

/** Notices that these channels have not had yet. A surprise is not announced; what never began is not told of. */
export function unposted(
  r: Rehearsal,
  channels: readonly string[],
): { notice: Notice; channel: string }[] {
  if (r.startedAt === undefined) return []
  const begun: readonly Notice[] = r.until === undefined ? ['begun'] : []
  const notices: readonly Notice[] = r.closedAt === undefined ? begun : [...begun, 'over']
  return notices
    .flatMap((notice) => channels.map((channel) => ({ notice, channel })))
    .filter(({ notice, channel }) => !r.posted.includes(`${notice}/${channel}`))
}

const dueAt = (r: Rehearsal, afterMs: number): number =>
  Date.parse(r.startedAt ?? r.at) + afterMs - r.hurriedMs
const waiting = (script: Script, r: Rehearsal) =>
  script.injects
    .filter(({ id }) => r.injects[id] === undefined)
    .map((inject) => ({ ...inject, due: dueAt(r, inject.after * 1_000) }))
    .toSorted((a, b) => a.due - b.due)

/** When it has to be looked at again, in milliseconds since 1970; undefined once it is over. */
export function nextDue(script: Script, r: Rehearsal): number | undefined {
  if (r.state === 'scheduled') return Date.parse(r.at)
  if (r.state !== 'running') return undefined
  const end = Date.parse(r.startedAt ?? r.at) + script.minutes * 60_000
  return Math.min(end, ...waiting(script, r).map(({ due }) => due))
}

/** How many milliseconds the next thing to happen is away; undefined where nothing comes any more. */
export function nextInject(script: Script, r: Rehearsal, now: number): number | undefined {
  const [next] = r.state === 'running' ? waiting(script, r) : []
  return next && Math.max(0, next.due - now)
}

/** What is due by now. Harmless when it is asked early, late or twice. */
export function advance(
  script: Script,
  r: Rehearsal,
  now: number,
  incidents: readonly Incident[],
): RehearsalEvent[] {
  const at = new Date(now).toISOString()
  if (r.state === 'scheduled') {
    if (now < Date.parse(r.at)) return []
    const started: RehearsalEvent = { kind: 'started' }
    return [started, ...advance(script, evolveRehearsal(r, started, at), now, incidents)]
  }
  if (r.state !== 'running') return []
  const done = new Set(
    script.goal.right.filter((action) => doneBy(incidents, action)).map(({ id }) => id),
  )
  const events = waiting(script, r)
    .filter(({ due }) => due <= now)
    .map(({ id, unless }): RehearsalEvent => {
      const contained = unless?.every((action) => done.has(action)) ?? false
      return { kind: contained ? 'skipped' : 'injected', inject: id }
    })
  if (now < Date.parse(r.startedAt ?? r.at) + script.minutes * 60_000) return events
  const last = events.reduce((state, event) => evolveRehearsal(state, event, at), r)
  return [...events, { kind: 'ended' }, scored(script, last, incidents)]
}

export function scored(
  { goal, injects }: Script,
  r: Rehearsal,
  incidents: readonly Incident[],
): RehearsalEvent {
  const sent = Object.fromEntries(
    Object.entries(r.injects).flatMap(([id, inject]) => (inject.sent ? [[id, inject.at]] : [])),
  )
  return { kind: 'scored', score: scoreOf(goal, injects, { sent, incidents, told: r.told }) }
}
