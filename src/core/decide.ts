import type { Event } from './events.ts'
import type { Incident, Run } from './incident.ts'
import { canonical } from './json.ts'
import type { Plan } from './plan.ts'
import type { Refusal } from './refusal.ts'

/** The approval machine: pure answers to "may this happen now?". All of them are re-asked inside the appending transaction. */
export type Decision = readonly Event[] | Refusal

const runOf = (incident: Incident, id: string): Run | Refusal =>
  incident.runs[id] ?? { refused: 'not-found', what: id }

export function requestRun(
  incident: Incident,
  ask: { run: string; by: string; needs: number; expiresAt: string },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  if (run.state !== 'planned') return { refused: 'not-waiting', state: run.state }
  if (run.plan.steps.every(({ changes }) => changes.length === 0))
    return { refused: 'nothing-to-do' }
  const busy = Object.values(incident.runs).find(
    (other) =>
      other.id !== run.id &&
      other.plan.playbook === run.plan.playbook &&
      ['requested', 'approved', 'running'].includes(other.state),
  )
  if (busy) return { refused: 'busy', run: busy.id }
  const { run: id, by, needs, expiresAt } = ask
  return [{ kind: 'requested', run: id, by, needs: Math.max(1, needs), expiresAt }]
}

/** `fresh` is the plan as AWS stands now; only a click on exactly that plan counts. */
export function approveRun(
  incident: Incident,
  ask: { run: string; by: string; now: string; fresh: Plan },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  const waiting = awaits(run, ask.now)
  if (waiting) return waiting
  if (run.by === ask.by) return { refused: 'own-request' }
  if (run.approvals.some(({ by }) => by === ask.by)) return { refused: 'already-approved' }
  if (ask.fresh.hash !== run.plan.hash) return [{ kind: 'replanned', run: run.id, plan: ask.fresh }]
  return [{ kind: 'approved', run: run.id, by: ask.by, hash: run.plan.hash }]
}

export function rejectRun(
  incident: Incident,
  ask: { run: string; by: string; reason: string; now: string },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  const { run: id, by, reason } = ask
  return awaits(run, ask.now) ?? [{ kind: 'rejected', run: id, by, reason }]
}

export function expireRun(incident: Incident, id: string, now: string): Decision {
  const run = runOf(incident, id)
  if ('refused' in run) return run
  if (run.state !== 'requested') return { refused: 'not-waiting', state: run.state }
  if ((run.expiresAt ?? '') > now) return { refused: 'not-waiting', state: 'requested' }
  return [{ kind: 'expired', run: id }]
}

export function retryRun(incident: Incident, id: string, by: string): Decision {
  const run = runOf(incident, id)
  if ('refused' in run) return run
  if (run.state !== 'stopped') return { refused: 'not-waiting', state: run.state }
  return [{ kind: 'retried', run: id, by }]
}

function awaits(run: Run, now: string): Refusal | undefined {
  if (run.state === 'expired') return { refused: 'expired' }
  if (run.state !== 'requested') return { refused: 'not-waiting', state: run.state }
  return (run.expiresAt ?? '') <= now ? { refused: 'expired' } : undefined
}

/** What the person who clicked on an outdated plan is told: the lines that are new in it. */
export function planChanged(old: Plan, fresh: Plan): Refusal {
  const known = new Set(old.steps.flatMap(({ changes }) => changes.map(canonical)))
  const changes = fresh.steps.flatMap((step) =>
    step.changes.filter((c) => !known.has(canonical(c))),
  )
  return { refused: 'plan-changed', changes }
}
