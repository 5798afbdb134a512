import type { Incident } from './incident.ts'
import { againAt } from './paging.ts'

/**
 * Messages of one incident that have to reach somebody, and once: an update for stakeholders, a reminder. What they say is
 * drawn when they are sent.
 */
export interface NoticeAsked {
  /** What it is about, `update-3`, `clock-gdpr`: no two of an incident are about the same. */
  readonly about: string
  /** A channel's id, or `@U061F7AUR` for one person's own messages. */
  readonly to: readonly string[]
}
export type NoticeEvent =
  | { readonly kind: 'notice-sent'; readonly notice: string }
  | { readonly kind: 'notice-failed'; readonly notice: string; readonly error: string }

export interface Notice {
  readonly about: string
  readonly to: string
  /** In a row. */
  readonly failures: number
  readonly at?: string
  readonly error?: string
}
export interface Noticed {
  readonly notices?: { readonly [id: string]: Notice }
}

/** `update-3@C0STAKE`: each destination by itself, so that one that takes nothing holds up no other. */
export function withNotices(incident: Incident, { about, to }: NoticeAsked): Incident {
  const fresh = to.map((one) => [`${about} ${one}`, { about, to: one, failures: 0 }] as const)
  return { ...incident, notices: { ...incident.notices, ...Object.fromEntries(fresh) } }
}

/** What nobody needs to hear any more. */
export function withoutNotices(incident: Incident, stale: (about: string) => boolean): Incident {
  const kept = Object.entries(incident.notices ?? {}).filter(([, { about }]) => !stale(about))
  return { ...incident, notices: Object.fromEntries(kept) }
}

export function evolveNotice(incident: Incident, event: NoticeEvent, at: string): Incident {
  const { [event.notice]: before, ...others } = incident.notices ?? {}
  if (before === undefined) return incident
  if (event.kind === 'notice-sent') return { ...incident, notices: others }
  const failures = before.failures + 1
  const failed = { ...before, failures, at, error: event.error }
  return { ...incident, notices: { ...others, [event.notice]: failed } }
}

/** What is still to be sent; `at` (ISO 8601) is missing where it is at once. */
export const wantedNotices = ({ notices = {} }: Incident): { notice: string; at?: string }[] =>
  Object.entries(notices).flatMap(([notice, { failures, at }]) => {
    if (failures === 0) return [{ notice }]
    const again = againAt(at ?? '', failures)
    return again === undefined ? [] : [{ notice, at: again }]
  })

/** The conversation with one person; people of the console have none. */
export const personally = (people: readonly (string | undefined)[]): string[] => [
  ...new Set(
    people.flatMap((one) =>
      one === undefined || one.startsWith('local/') ? [] : [`@${one.split('/')[1]}`],
    ),
  ),
]
