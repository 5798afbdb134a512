import type { Incident } from '../core/incident.ts'
import type { Enrichment } from '../kit/index.ts'
import { mayReach } from './aws.ts'
import type { World } from './world.ts'

/** What AWS may still add to an incident: what fits it and was never read, and what AWS was not ready with. */
export function pending(
  world: Pick<World, 'policy' | 'catalog'>,
  incident: Incident,
): readonly Enrichment[] {
  if (incident.merged !== undefined || mayReach(world, incident) !== undefined) return []
  return [...world.catalog.enrichment.values()].filter((one) => {
    const read = incident.enriched?.[one.id]
    return read === undefined ? one.of(incident.finding) !== undefined : read.again !== undefined
  })
}

/** When the first of them is to be read; undefined: nothing is left. An empty string is at once. */
export function pendingAt(
  world: Pick<World, 'policy' | 'catalog'>,
  incident: Incident,
): string | undefined {
  const times = pending(world, incident).map(({ id }) => incident.enriched?.[id]?.again ?? '')
  return times.toSorted()[0]
}
