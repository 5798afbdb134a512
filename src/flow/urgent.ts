import type { Envelope } from '../core/finding.ts'
import { rated } from '../core/route.ts'
import { handlerFor, readFindings } from './ingest.ts'
import type { World } from './world.ts'

/** Is it surely critical? Such an event is read before all that wait. What cannot be read waits with the others. */
export function isUrgent(world: Pick<World, 'catalog' | 'policy'>, event: Envelope): boolean {
  try {
    const handler = handlerFor(world.catalog.finding.values(), event)
    if (handler === undefined) return false
    return readFindings(world, handler, event).some(
      (finding) => rated(world.policy, finding).severity === 'critical',
    )
  } catch {
    return false
  }
}
