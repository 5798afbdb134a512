import type { AwsCall } from '../../src/core/events.ts'
import type { Incident } from '../../src/core/incident.ts'
import { openIncident } from '../../src/core/incident.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { AwsScope, Worlds } from '../../src/core/ports.ts'
import { findingOn } from './playbook.ts'

/** An incident of a drill about this subject, in moto's own account. */
export const drillOn = (
  subject: Incident['finding']['subject'],
  over: Parameters<typeof findingOn>[1] = {},
): Incident =>
  openIncident(
    'incident-1',
    { kind: 'opened', finding: findingOn(subject, over), drill: true },
    '2026-01-01T00:00:00.000Z',
  )

/** A scope that may do exactly this, and the calls that it journals. */
export function scopeFor(permissions: readonly string[], over: Partial<AwsScope> = {}) {
  const calls: AwsCall[] = []
  const scope: AwsScope = {
    account: '123456789012',
    region: 'us-east-1',
    permissions,
    incident: 'incident-1',
    run: 'run-1',
    human: 'T024BE7LD/U061F7AUR',
    onCall: async (call) => void calls.push(call),
    ...over,
  }
  return { scope, calls }
}

/** Worlds in this process, each kept as text so that only plain JSON survives. */
export function worldsInMemory(kept = new Map<string, string>()): Worlds {
  return {
    use: async (incident, seed, work) => {
      const text = kept.get(incident)
      const { world, result } = work(text === undefined ? seed() : (JSON.parse(text) as JsonObject))
      kept.set(incident, JSON.stringify(world))
      return result
    },
  }
}
