import type { Incident } from './incident.ts'
import type { Refusal } from './refusal.ts'

/** Who does what while an incident is going on. Of responders there may be several, of all others one. */
export const teamRoles = ['commander', 'scribe', 'liaison', 'responder'] as const
export type TeamRole = (typeof teamRoles)[number]
export type HelperRole = Exclude<TeamRole, 'commander'>

/** `commanded` says who leads; these say all the rest, and that somebody does not do it any more. */
export type TeamEvent =
  | {
      readonly kind: 'role-given'
      readonly role: HelperRole
      readonly who: string
      readonly by: string
    }
  | {
      readonly kind: 'role-ended'
      readonly role: TeamRole
      readonly who: string
      readonly by: string
    }
const mostHelpers = 50
export interface Team {
  readonly roles?: readonly {
    readonly role: HelperRole
    readonly who: string
    readonly at: string
  }[]
}

export function evolveTeam(incident: Incident, event: TeamEvent, at: string): Incident {
  const { roles = [] } = incident
  const { role, who } = event
  if (event.kind === 'role-ended') {
    const { commander, ...rest } = incident
    const kept = role === 'commander' || commander === undefined ? {} : { commander }
    return { ...rest, ...kept, roles: roles.filter((one) => one.role !== role || one.who !== who) }
  }
  const others = roles.filter(
    (one) => one.role !== role || (role === 'responder' && one.who !== who),
  )
  return { ...incident, roles: [...others, { role: event.role, who, at }] }
}

export const holdersOf = ({ commander, roles = [] }: Incident, role: TeamRole): string[] =>
  role === 'commander'
    ? commander
      ? [commander.who]
      : []
    : roles.filter((one) => one.role === role).map(({ who }) => who)

export const roleNamed = (word: string): TeamRole | Refusal =>
  teamRoles.find((role) => role === word) ?? {
    refused: 'bad-input',
    field: 'role',
    expected: teamRoles.join(' | '),
  }

export function giveRole(
  incident: Incident,
  ask: { role: HelperRole; who: string; by: string },
): readonly TeamEvent[] | Refusal {
  const held = holdersOf(incident, ask.role)
  if (held.includes(ask.who)) return []
  if (held.length >= mostHelpers)
    return { refused: 'bad-input', field: 'role', expected: `1-${mostHelpers}` }
  return [{ kind: 'role-given', ...ask }]
}

export const endRole = (
  incident: Incident,
  ask: { role: TeamRole; who: string; by: string },
): readonly TeamEvent[] =>
  holdersOf(incident, ask.role).includes(ask.who) ? [{ kind: 'role-ended', ...ask }] : []
