import type { Severity } from './finding.ts'
import { isQuiet, local, type QuietHours } from './quiet.ts'

/** Whose turn it is, out of a list of people who take turns. */
export interface Layer {
  /** `team/user`, in the order of their turns. */
  readonly people: readonly string[]
  readonly turn: 'daily' | 'weekly'
  /** The first day of the first person: `2026-01-05`. */
  readonly start: string
  /** When turns change, on the clock of the rotation's zone: `09:00`. */
  readonly at: string
  /** Only then; left out: always. A layer for nights, week-ends and holidays. */
  readonly during?: Omit<QuietHours, 'zone'> | undefined
}
/** Later layers come before earlier ones, and overrides before all. */
export interface Rotation {
  readonly name: string
  /** IANA. */
  readonly zone: string
  readonly layers: readonly Layer[]
}
export interface PageRule {
  /** How long each level has until the next one is called. */
  readonly minutes: number
  /** Names of `pagers`; `slack` is a message to the person. */
  readonly by: readonly string[]
}
export interface OnCall {
  /** Called one after the other; after the last one the leads are. */
  readonly rotations: readonly Rotation[]
  /** Of which severities anybody is called. */
  readonly page: { readonly [S in Severity]?: PageRule | undefined }
  /** Where hand-overs are told. */
  readonly channel?: string | undefined
}

/** Somebody stands in for somebody. Moments are ISO 8601. */
export interface Override {
  /** `ovr-3`. */
  readonly id: string
  readonly rotation: string
  readonly person: string
  readonly from: string
  readonly to: string
  readonly by: string
}
/** The stream `oncall` holds these. */
export type OnCallEvent =
  | ({ readonly kind: 'override' } & Override)
  | { readonly kind: 'override-removed'; readonly id: string; readonly by: string }
  /** Who is on duty since, and that the channel was told. `person` is null where nobody is. */
  | { readonly kind: 'handed-over'; readonly rotation: string; readonly person: string | null }

/** Those that stand, oldest first. */
export function overridesIn(events: readonly OnCallEvent[]): Override[] {
  const removed = new Set(events.flatMap((e) => (e.kind === 'override-removed' ? [e.id] : [])))
  return events.flatMap((event) => {
    if (event.kind !== 'override' || removed.has(event.id)) return []
    const { kind: _, ...override } = event
    return [override]
  })
}

const dayMs = 86_400_000
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs

/** Who is on duty at a moment (milliseconds since 1970); undefined: nobody. The last override that was made counts. */
export function dutyAt(
  rotation: Rotation,
  overrides: readonly Override[],
  moment: number,
): string | undefined {
  const iso = new Date(moment).toISOString()
  const over = overrides.findLast(
    ({ rotation: of, from, to }) => of === rotation.name && from <= iso && iso < to,
  )
  if (over) return over.person
  const { zone, layers } = rotation
  const layer = layers.findLast(
    ({ during }) => during === undefined || isQuiet({ ...during, zone }, moment),
  )
  return layer && turnOf(layer, zone, moment)
}

/** Counted in days of the calendar, so that a clock that is put forward or back moves no turn. */
function turnOf(
  { people, turn, start, at }: Layer,
  zone: string,
  moment: number,
): string | undefined {
  const { year, month, day, time } = local(zone, moment)
  const today = Date.UTC(year, month - 1, day) / dayMs - (time < at ? 1 : 0)
  const turns = Math.floor((today - dayOf(start)) / (turn === 'weekly' ? 7 : 1))
  return people[((turns % people.length) + people.length) % people.length]
}

const lookMs = 30 * 60_000
/** A weekly rotation of one person and a stand-in of a fortnight: after that nobody asks. */
const horizonMs = 22 * dayMs

/** The next moment at which somebody else is on duty, to the minute; undefined: none that is near. */
export function nextDuty(
  rotation: Rotation,
  overrides: readonly Override[],
  now: number,
): { readonly person: string | undefined; readonly at: number } | undefined {
  const who = (moment: number) => dutyAt(rotation, overrides, moment)
  const current = who(now)
  const edges = overrides.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
  const steps = Array.from({ length: horizonMs / lookMs }, (_, i) => now + (i + 1) * lookMs)
  const moments = [...steps, ...edges.filter((edge) => edge > now)].toSorted((a, b) => a - b)
  let before = now
  for (const moment of moments) {
    const person = who(moment)
    if (person !== current) {
      let [low, high] = [before, moment]
      while (high - low > 1_000) {
        const middle = Math.floor((low + high) / 2)
        if (who(middle) === current) low = middle
        else high = middle
      }
      const at = Math.round(high / 60_000) * 60_000
      return { person: who(Math.max(high, at)), at }
    }
    before = moment
  }
  return undefined
}

/** A moment as people write it, `2026-11-23` or `2026-11-23T09:00`, on the clock of a zone. Milliseconds since 1970. */
export function momentIn(words: string, zone: string): number | undefined {
  const [, date, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(words) ?? []
  const wanted = date === undefined ? Number.NaN : Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wanted)) return undefined
  // Twice: the zone may be an hour elsewhere on the other side of the first guess.
  let guess = wanted
  for (let i = 0; i < 2; i += 1) {
    const shown = local(zone, guess)
    const [hour = 0, minute = 0] = shown.time.split(':').map(Number)
    guess += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, hour, minute)
  }
  return guess
}
