import type { Incident } from './incident.ts'
import { type NoticeAsked, personally, withNotices, withoutNotices } from './notices.ts'
import type { Refusal } from './refusal.ts'
import { fits } from './route.ts'
import { holdersOf } from './team.ts'
import type { Text } from './text.ts'

/** A duty to report that somebody may have, and how long for. Whether there is one is never for a bot to say. */
export interface ClockPolicy {
  readonly hours: number
  /** How long before its end somebody is reminded. */
  readonly remindHours: readonly number[]
  /** Accounts it is about, `*` for any text; left out: all. */
  readonly accounts?: readonly string[] | undefined
  /** Its name in words; those that we know have their own. */
  readonly title?: Text | undefined
}
export interface StartedClock {
  readonly id: string
  /** ISO 8601, as the policy had it when it was started. */
  readonly due: string
  /** When somebody is reminded, in order; the last one is its end. */
  readonly near: readonly string[]
}
export type ClockEvent =
  /** A person says that personal data may be affected, and since when that is known. */
  | {
      readonly kind: 'data-affected'
      readonly by: string
      readonly since: string
      readonly text: string
      readonly clocks: readonly StartedClock[]
    }
  | { readonly kind: 'data-cleared'; readonly by: string; readonly reason: string }
  | {
      readonly kind: 'clock-checked'
      readonly clock: string
      readonly by: string
      readonly text: string
    }
  | ({
      readonly kind: 'clock-near'
      readonly clock: string
      /** Which of its moments. */
      readonly moment: string
    } & Pick<NoticeAsked, 'to'>)

interface Signed {
  readonly by: string
  readonly at: string
  readonly text: string
}
export interface RunningClock extends StartedClock {
  /** The last moment of `near` that was told. */
  readonly told?: string
  readonly checked?: Signed
}
export interface Clocked {
  readonly data?: Signed & { readonly since: string; readonly clocks: readonly RunningClock[] }
}

export function evolveClock(incident: Incident, event: ClockEvent, at: string): Incident {
  const of = (id: string) => (about: string) => about.startsWith(`clock-${id}-`)
  switch (event.kind) {
    case 'data-affected': {
      const { by, since, text, clocks } = event
      return { ...incident, data: { by, at, text, since, clocks } }
    }
    case 'data-cleared': {
      const { data: _, ...rest } = incident
      return withoutNotices(rest, (about) => about.startsWith('clock-'))
    }
    case 'clock-checked': {
      const { clock, by, text } = event
      const changed = withClock(incident, clock, { checked: { by, at, text } })
      return withoutNotices(changed, of(clock))
    }
    case 'clock-near': {
      const { clock, moment, to } = event
      const changed = withClock(withoutNotices(incident, of(clock)), clock, { told: moment })
      return withNotices(changed, { about: `clock-${clock}-${moment}`, to })
    }
  }
}

function withClock(incident: Incident, id: string, more: Partial<RunningClock>): Incident {
  const { data } = incident
  if (data === undefined) return incident
  const clocks = data.clocks.map((one) => (one.id === id ? { ...one, ...more } : one))
  return { ...incident, data: { ...data, clocks } }
}

const hourMs = 3_600_000
/** The clocks of an account, as they run from a moment (ISO 8601) on. */
export const clocksFrom = (
  policy: { readonly [id: string]: ClockPolicy } | undefined,
  account: string,
  since: string,
): StartedClock[] =>
  Object.entries(policy ?? {})
    .filter(([, { accounts }]) => accounts?.some((pattern) => fits(pattern, account)) ?? true)
    .map(([id, { hours, remindHours }]) => {
      const before = (h: number) => new Date(Date.parse(since) + (hours - h) * hourMs).toISOString()
      const near = [...remindHours.filter((h) => h < hours), 0].map(before).toSorted()
      return { id, due: before(0), near }
    })

const longest = 500
const said = (field: string, text: string): string | Refusal =>
  text.trim() === '' || text.length > longest
    ? { refused: 'bad-input', field, expected: `1-${longest}` }
    : text.trim()

/** Said again, it runs from the new moment; what was checked is to be checked again. */
export function startClocks(
  incident: Incident,
  ask: { by: string; since: string; text: string; clocks: readonly StartedClock[] },
): readonly ClockEvent[] | Refusal {
  if (incident.merged) return { refused: 'merged', into: incident.merged.into }
  const text = said('text', ask.text)
  return typeof text === 'string' ? [{ kind: 'data-affected', ...ask, text }] : text
}

export function stopClocks(
  { data }: Incident,
  ask: { by: string; reason: string },
): readonly ClockEvent[] | Refusal {
  const reason = said('reason', ask.reason)
  if (typeof reason !== 'string') return reason
  return data === undefined ? [] : [{ kind: 'data-cleared', by: ask.by, reason }]
}

export function checkClock(
  { id, data }: Incident,
  ask: { clock: string; by: string; text: string },
): readonly ClockEvent[] | Refusal {
  const text = said('text', ask.text)
  if (typeof text !== 'string') return text
  const clock = data?.clocks.find((one) => one.id === ask.clock)
  if (clock === undefined) return { refused: 'not-found', what: `${id}, ${ask.clock}` }
  return clock.checked ? [] : [{ kind: 'clock-checked', ...ask, text }]
}

const nextOf = ({ near, told = '', checked }: RunningClock): string | undefined =>
  checked ? undefined : near.find((moment) => moment > told)

/** When somebody is to be reminded next, ISO 8601. They run on after the incident was closed, until a person has checked. */
export const nextClock = ({ data, merged }: Incident): string | undefined =>
  merged
    ? undefined
    : data?.clocks
        .flatMap((clock) => nextOf(clock) ?? [])
        .toSorted()
        .at(0)

/** Of moments that were slept through the last one is told, once. */
export function remindClocks(
  leads: readonly string[],
  incident: Incident,
  now: string,
): ClockEvent[] {
  const { data, commander, drill, finding } = incident
  const real = !drill && !finding.sample
  const people = [...holdersOf(incident, 'liaison'), commander?.who, data?.by, ...leads]
  const to = real ? personally(people) : []
  if (incident.merged) return []
  return (data?.clocks ?? []).flatMap((clock): ClockEvent[] => {
    const next = nextOf(clock)
    const moment = clock.near.findLast((one) => one <= now)
    if (next === undefined || next > now || moment === undefined) return []
    return [{ kind: 'clock-near', clock: clock.id, moment, to }]
  })
}
