import type { Envelope } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { isQuiet } from '../core/quiet.ts'
import type { Refusal } from '../core/refusal.ts'
import { ownersOf, type Routed, rated, routingOf } from '../core/route.ts'
import { hidesFor } from '../core/suppress.ts'
import { change } from './change.ts'
import { handlerFor, readFindings } from './ingest.ts'
import type { World } from './world.ts'

/** How many of a digest's incidents are looked at; the list says how many more there are. */
const listed = 20

/** A card that a digest stands for gets its own now, in every channel that folded it: somebody wants to see it. */
export const unfold = (
  world: World,
  ask: { incident: string; by: string },
): Promise<Incident | Refusal> =>
  change(world, { id: ask.incident }, (incident) =>
    incident === undefined
      ? { refused: 'not-found', what: ask.incident }
      : [{ kind: 'unfolded', by: ask.by }],
  )

const muteMs = 2 * 3_600_000

/** A rule like any other, for two hours: what the actor does from now on is hidden, and what was folded of it is taken as seen. */
export async function mute(
  world: World,
  ask: { incident: string; by: string; reason: string },
): Promise<{ actor: string; until: string; incidents: number } | Refusal> {
  const { incident: id, by, reason } = ask
  const incident = await world.journal.incident(id)
  if (incident === undefined) return { refused: 'not-found', what: id }
  const { finding } = incident
  const hides = hidesFor('actor', finding)
  if (hides?.actor === undefined) return { refused: 'not-found', what: finding.actor ?? id }
  const now = world.clock.now()
  const [at, until] = [now, now + muteMs].map((ms) => new Date(ms).toISOString()) as [
    string,
    string,
  ]
  await world.journal.together(async (desk) => {
    const rule = { hides, sample: finding.sample, by, owner: by, reason, at, until, incident: id }
    const made = await desk.suppressions.make(rule)
    const event = { kind: 'suppressed', rule: made.id, by, until, reason } as const
    await change(world, { id }, () => [event], desk)
  })
  return { actor: finding.actor ?? hides.actor, until, incidents: await world.cards.drop(id) }
}

export async function folded(
  world: World,
  storm: string,
): Promise<{ incidents: Incident[]; total: number }> {
  const { ids, total } = await world.cards.folded(storm, listed)
  const incidents = await Promise.all(ids.map((id) => world.journal.incident(id)))
  return { incidents: incidents.filter((incident) => incident !== undefined), total }
}

/** What would become of this event, and why: read and routed as if it had arrived, and nothing is kept. */
export function explainRoute(
  world: Pick<World, 'catalog' | 'policy' | 'clock'>,
  event: Envelope,
): Routed {
  const { policy } = world
  const handler = handlerFor(world.catalog.finding.values(), event)
  if (handler === undefined) return { source: undefined, findings: [] }
  const findings = readFindings(world, handler, event).map((asRead) => {
    const finding = rated(policy, asRead)
    return {
      finding,
      was: asRead.severity,
      routing: routingOf(policy, { finding }),
      owners: ownersOf(policy, { finding }),
      quiet: policy.channels
        .filter(({ quiet }) => quiet !== undefined && isQuiet(quiet, world.clock.now()))
        .map(({ id }) => id),
    }
  })
  return { source: handler.id, findings }
}
