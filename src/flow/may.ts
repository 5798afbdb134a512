import { incidentOf } from '../core/incident.ts'
import { has, type Person } from '../core/people.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { Allow } from '../kit/index.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

/** Why this person must not; undefined: they may. */
export function may(person: Person, allow: Allow): Refusal | undefined {
  if (allow === 'asked') return undefined
  if (person.roles.length === 0) return { refused: 'not-allowed', role: 'viewer' }
  if (allow === 'anyone' || allow.some((role) => has(person, role))) return undefined
  return { refused: 'not-allowed', role: allow.join(' / ') }
}

/** A refusal is kept with the incident that it is about (its id, or a run's), or else with those at the door. */
export async function noteRefusal(
  world: World,
  { by, action, about, refusal }: { by: string; action: string; about: string; refusal: Refusal },
): Promise<void> {
  const event = { kind: 'refused' as const, by, action, why: refusal.refused }
  const written = await change(world, { id: incidentOf(about) }, (incident) =>
    incident === undefined ? { refused: 'not-found', what: about } : [event],
  )
  if (isRefusal(written)) await world.journal.note(doorStream(world), event)
}

/** One stream a day keeps each chain short. */
export const doorStream = (world: World): string =>
  `door/${new Date(world.clock.now()).toISOString().slice(0, 10)}`
