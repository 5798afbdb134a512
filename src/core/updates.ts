import type { Severity } from './finding.ts'
import type { Incident } from './incident.ts'
import { type NoticeAsked, personally, withNotices, withoutNotices } from './notices.ts'
import type { Refusal } from './refusal.ts'
import { holdersOf } from './team.ts'

/** Who outside the response is kept up to date, and how often they should hear. */
export interface UpdatePolicy {
  /** Where stakeholders read. */
  readonly channel?: string | undefined
  readonly locale?: string | undefined
  /** How long an incident of this severity may go without an update; none: nobody is reminded. */
  readonly minutes?: { readonly [S in Severity]?: number | undefined } | undefined
}
export type UpdateEvent =
  | ({
      readonly kind: 'updated'
      /** 1, 2, 3, ... within its incident. */
      readonly update: number
      readonly by: string
      readonly text: string
    } & Pick<NoticeAsked, 'to'>)
  /** The next update is due, or `late`: half as long again went by. */
  | ({
      readonly kind: 'update-due'
      readonly update: number
      readonly late: boolean
    } & Pick<NoticeAsked, 'to'>)

export interface Updated {
  readonly updates?: readonly {
    readonly update: number
    readonly by: string
    readonly at: string
    readonly text: string
  }[]
  readonly updateDue?: { readonly at: string; readonly late: boolean }
}

const kept = 20
const longest = 1_500
const isReminder = (about: string): boolean => /^(due|late)-/.test(about)
/** Nobody needs to be reminded any more. */
export function withoutReminders(incident: Incident): Incident {
  const { updateDue: _, ...rest } = incident
  return withoutNotices(rest, isReminder)
}

export function evolveUpdate(incident: Incident, event: UpdateEvent, at: string): Incident {
  const { update, to } = event
  if (event.kind === 'update-due') {
    const about = `${event.late ? 'late' : 'due'}-${update}`
    return withNotices({ ...incident, updateDue: { at, late: event.late } }, { about, to })
  }
  const { by, text } = event
  const updates = [...(incident.updates ?? []), { update, by, at, text }].slice(-kept)
  return withNotices({ ...withoutReminders(incident), updates }, { about: `update-${update}`, to })
}

/** Also on what is closed: that it is over is the update that counts most. */
export function update(
  incident: Incident,
  ask: { by: string; text: string; to: readonly string[] },
): readonly UpdateEvent[] | Refusal {
  if (incident.merged) return { refused: 'merged', into: incident.merged.into }
  const text = ask.text.trim()
  if (text === '' || text.length > longest)
    return { refused: 'bad-input', field: 'update', expected: `1-${longest}` }
  return [{ kind: 'updated', update: nextNumber(incident), by: ask.by, text, to: ask.to }]
}

const nextNumber = ({ updates = [] }: Incident): number => (updates.at(-1)?.update ?? 0) + 1
const later = (iso: string, minutes: number): string =>
  new Date(Date.parse(iso) + minutes * 60_000).toISOString()

/** When somebody is to be asked for an update, ISO 8601; undefined: not by itself. Counted from when somebody took it on. */
export function nextReminder(
  policy: UpdatePolicy | undefined,
  incident: Incident,
): { readonly at: string; readonly late: boolean } | undefined {
  const { acknowledged, closed, merged, reopened, updates = [], updateDue, finding } = incident
  const minutes = policy?.minutes?.[finding.severity]
  if (minutes === undefined || acknowledged === undefined || closed || merged) return undefined
  // Nobody is reminded of what has not really happened.
  if (incident.drill || finding.sample) return undefined
  if (updateDue)
    return updateDue.late ? undefined : { at: later(updateDue.at, minutes / 2), late: true }
  const since = [acknowledged.at, reopened?.at ?? '', updates.at(-1)?.at ?? ''].toSorted().at(-1)
  return { at: later(since ?? acknowledged.at, minutes), late: false }
}

/** Asks whoever speaks to the others, and the leads too where it is late. Woken early, late or twice it does nothing. */
export function remindUpdate(
  { updates, leads }: { updates: UpdatePolicy | undefined; leads: readonly string[] },
  incident: Incident,
  now: string,
): UpdateEvent[] {
  const next = nextReminder(updates, incident)
  if (next === undefined || next.at > now) return []
  const [first = incident.commander?.who ?? incident.acknowledged?.by] = holdersOf(
    incident,
    'liaison',
  )
  const { late } = next
  const to = personally([first, ...(late ? leads : [])])
  return [{ kind: 'update-due', update: nextNumber(incident), late, to }]
}
