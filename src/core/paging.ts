import type { Incident } from './incident.ts'
import { dutyAt, type OnCall, type Override, type PageRule } from './oncall.ts'

export type PageAction = 'trigger' | 'acknowledge' | 'resolve'
/** Calling people: whom and how is in the journal, and so is whether the call got out. */
export type PagingEvent =
  | {
      readonly kind: 'paged'
      /** 1 is the first rotation; the one after the last rotation is the leads. */
      readonly level: number
      readonly who: readonly string[]
      readonly pagers: readonly string[]
    }
  | {
      readonly kind: 'page-sent'
      readonly pager: string
      readonly what: PageAction
      readonly level: number
    }
  | {
      readonly kind: 'page-failed'
      readonly pager: string
      readonly what: PageAction
      readonly level: number
      readonly error: string
    }

interface Sent {
  readonly what: PageAction
  readonly level: number
  readonly at: string
  /** In a row. */
  readonly failures: number
  readonly error?: string
}
export interface Paging {
  readonly paging?: {
    readonly level: number
    readonly at: string
    readonly who: readonly string[]
    readonly pagers: readonly string[]
    readonly sent: { readonly [pager: string]: Sent }
  }
}

export function evolvePaging(incident: Incident, event: PagingEvent, at: string): Incident {
  if (event.kind === 'paged') {
    const { level, who, pagers } = event
    const { sent = {} } = incident.paging ?? {}
    return { ...incident, paging: { level, at, who, pagers, sent } }
  }
  const { paging } = incident
  if (paging === undefined) return incident
  const { pager, what, level } = event
  const before = paging.sent[pager]
  const same = before?.what === what && before.level === level
  const now: Sent =
    event.kind === 'page-sent'
      ? { what, level, at, failures: 0 }
      : { what, level, at, failures: (same ? before.failures : 0) + 1, error: event.error }
  return { ...incident, paging: { ...paging, sent: { ...paging.sent, [pager]: now } } }
}

const waits = ({ acknowledged, closed, merged, finding, drill }: Incident): boolean =>
  // Nobody is called for what has not really happened.
  !(acknowledged || closed || merged || finding.sample || drill)

/** When the next level is to be called, and by what; undefined: nobody is. `at` is missing where it is at once. */
export function nextLevel(
  oncall: OnCall | undefined,
  incident: Incident,
): { readonly level: number; readonly at?: string; readonly rule: PageRule } | undefined {
  const rule = oncall?.page[incident.finding.severity]
  if (oncall === undefined || rule === undefined || !waits(incident)) return undefined
  const { paging } = incident
  if (paging === undefined) return { level: 1, rule }
  const level = paging.level + 1
  if (level > oncall.rotations.length + 1) return undefined
  const at = new Date(Date.parse(paging.at) + rule.minutes * 60_000).toISOString()
  return { level, at, rule }
}

/** Calls whoever is next, where it is time: woken early, late or twice it does nothing. A level without anybody is left out. */
export function escalate(
  { oncall, leads }: { oncall: OnCall | undefined; leads: readonly string[] },
  overrides: readonly Override[],
  incident: Incident,
  now: string,
): PagingEvent[] {
  const next = nextLevel(oncall, incident)
  if (oncall === undefined || next === undefined || (next.at ?? '') > now) return []
  for (let level = next.level; level <= oncall.rotations.length + 1; level += 1) {
    const rotation = oncall.rotations[level - 1]
    const duty = rotation && dutyAt(rotation, overrides, Date.parse(now))
    const who = rotation === undefined ? leads : duty === undefined ? [] : [duty]
    if (who.length > 0) return [{ kind: 'paged', level, who, pagers: next.rule.by }]
  }
  return []
}

const mostFailures = 12
const longestMs = 300_000

export interface WantedPage {
  readonly pager: string
  readonly what: PageAction
  readonly level: number
  /** ISO 8601; left out: at once. */
  readonly at?: string
}

/** What the pagers were not told yet: what is wanted follows from where the incident stands, as its card does. */
export function wantedPages({ paging, acknowledged, closed, merged }: Incident): WantedPage[] {
  if (paging === undefined) return []
  const what = closed || merged ? 'resolve' : acknowledged ? 'acknowledge' : 'trigger'
  const { level } = paging
  return paging.pagers.flatMap((pager): WantedPage[] => {
    const sent = paging.sent[pager]
    const same = sent?.what === what && sent.level === level
    // Whoever was never called needs no all-clear.
    if (sent === undefined) return what === 'trigger' ? [{ pager, what, level }] : []
    if (!same) return [{ pager, what, level }]
    const at = sent.error === undefined ? undefined : againAt(sent.at, sent.failures)
    return at === undefined ? [] : [{ pager, what, level, at }]
  })
}

/** When what failed so often in a row is tried again, ISO 8601; undefined: it is given up. */
export function againAt(at: string, failures: number): string | undefined {
  if (failures >= mostFailures) return undefined
  const wait = Math.min(longestMs, 5_000 * 2 ** (failures - 1))
  return new Date(Date.parse(at) + wait).toISOString()
}

/** Given up, or still tried again. */
export const isGivenUp = ({ failures }: Sent): boolean => failures >= mostFailures
