import {
  approveRun,
  expireRun,
  planChanged,
  rejectRun,
  requestRun,
  retryRun,
} from '../core/decide.ts'
import { type Incident, incidentOf } from '../core/incident.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { change } from './change.ts'
import { planAgain } from './plan.ts'
import type { World } from './world.ts'

/** Trip two, back: a click becomes a decision. Running is trip three and starts from the journal. */
const at = (run: string) => ({ id: incidentOf(run) })

export function request(
  world: World,
  ask: { run: string; by: string },
): Promise<Incident | Refusal> {
  return change(world, at(ask.run), (incident, now) => {
    if (incident === undefined) return { refused: 'not-found', what: ask.run }
    const risk =
      world.catalog.playbook.get(incident.runs[ask.run]?.plan.playbook ?? '')?.risk ?? 'high'
    const expiresAt = new Date(Date.parse(now) + world.policy.expiresMinutes * 60_000).toISOString()
    return requestRun(incident, { ...ask, needs: world.policy.approvals[risk], expiresAt })
  })
}

/** AWS is read again first: only the plan that still holds can be approved. Who may approve was checked at the door, and is part of the policy. */
export async function approve(
  world: World,
  ask: { run: string; by: string },
): Promise<Incident | Refusal> {
  const incident = await world.journal.incident(incidentOf(ask.run))
  const run = incident?.runs[ask.run]
  if (incident === undefined || run === undefined) return { refused: 'not-found', what: ask.run }
  const now = new Date(world.clock.now()).toISOString()
  const early = approveRun(incident, { ...ask, now, fresh: run.plan })
  if (isRefusal(early)) return early
  const fresh = await planAgain(world, incident, run, ask.by)
  if (isRefusal(fresh)) return fresh
  const changed = fresh.hash === run.plan.hash ? undefined : planChanged(run.plan, fresh)
  const result = await change(world, at(ask.run), (current, later) =>
    current === undefined
      ? { refused: 'not-found', what: ask.run }
      : approveRun(current, { ...ask, now: later, fresh }),
  )
  return isRefusal(result) ? result : (changed ?? result)
}

export function reject(
  world: World,
  ask: { run: string; by: string; reason: string },
): Promise<Incident | Refusal> {
  return change(world, at(ask.run), (incident, now) =>
    incident === undefined
      ? { refused: 'not-found', what: ask.run }
      : rejectRun(incident, { ...ask, now }),
  )
}

export function retry(world: World, ask: { run: string; by: string }): Promise<Incident | Refusal> {
  return change(world, at(ask.run), (incident) =>
    incident === undefined
      ? { refused: 'not-found', what: ask.run }
      : retryRun(incident, ask.run, ask.by),
  )
}

export function acknowledge(
  world: World,
  ask: { incident: string; by: string },
): Promise<Incident | Refusal> {
  return change(world, { id: ask.incident }, (incident) => {
    if (incident === undefined) return { refused: 'not-found', what: ask.incident }
    return incident.acknowledged ? [] : [{ kind: 'acknowledged', by: ask.by }]
  })
}

/** Woken by a timer, or by the sweep: harmless when it comes early, late or twice. */
export async function expire(world: World, run: string): Promise<void> {
  await change(world, at(run), (incident, now) =>
    incident === undefined ? { refused: 'not-found', what: run } : expireRun(incident, run, now),
  )
}
