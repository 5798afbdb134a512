import type { Event, Waiver } from './events.ts'
import { did, type Incident, type Run, standing } from './incident.ts'
import { canonical, type JsonObject } from './json.ts'
import type { Plan } from './plan.ts'
import type { Refusal } from './refusal.ts'
import { covers, stepsOf } from './targets.ts'

/** The approval machine: pure answers to "may this happen now?". All of them are re-asked inside the appending transaction. */
export type Decision = readonly Event[] | Refusal

const runOf = (incident: Incident, id: string): Run | Refusal =>
  incident.runs[id] ?? { refused: 'not-found', what: id }

export function requestRun(
  incident: Incident,
  ask: {
    run: string
    by: string
    needs: number
    expiresAt: string
    /** Playbooks that should have kept what it destroys, and have not. */
    evidence?: readonly string[]
    waive?: string
  },
): Decision {
  const early = mayBegin(incident, ask)
  if ('refused' in early) return early
  const { run: id, by, needs, expiresAt } = ask
  return [{ kind: 'requested', run: id, by, needs: Math.max(1, needs), expiresAt, ...early }]
}

/**
 * Alone and at once, where somebody asked and nobody else is there to approve. That this person may is the policy's to
 * say; the reason and the review are ours to insist on.
 */
export function breakGlass(
  incident: Incident,
  ask: { run: string; by: string; reason: string; now: string; fresh: Plan },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  const { run: id, by, reason } = ask
  if (reason.trim() === '') return { refused: 'bad-input', field: 'reason', expected: '1-500' }
  const waiting = awaits(run, ask.now)
  if (waiting) return waiting
  if (ask.fresh.hash !== run.plan.hash) return [{ kind: 'replanned', run: id, plan: ask.fresh }]
  return [{ kind: 'broke-glass', run: id, by, reason, hash: run.plan.hash }]
}

/** What stands in the way of a planned run, or what was waived for it. */
function mayBegin(
  incident: Incident,
  ask: { run: string; evidence?: readonly string[]; waive?: string },
): Refusal | { waived?: Waiver } {
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
  const { evidence = [] } = ask
  if (evidence.length === 0) return {}
  const reason = ask.waive?.trim() ?? ''
  return reason === ''
    ? { refused: 'evidence-first', playbooks: evidence }
    : { waived: { evidence, reason } }
}

/** Did a run of this playbook keep what is wanted? An undone copy is a copy no more. */
export const isKept = (incident: Incident, playbook: string, want: JsonObject): boolean =>
  standing(incident).some(
    (run) =>
      run.plan.playbook === playbook &&
      (run.plan.targets ?? [run.plan]).some(
        ({ input }, at) =>
          covers(input, want) &&
          (!run.plan.targets || stepsOf(run, at).some(({ record }) => record?.state === 'done')),
      ),
  )

/** A review is by somebody else, and once. */
export function reviewRun(
  incident: Incident,
  ask: { run: string; by: string; words: string },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  if (run.glass === undefined || run.glass.reviewed)
    return { refused: 'not-waiting', state: run.state }
  if (run.glass.by === ask.by) return { refused: 'own-review' }
  if (ask.words.trim() === '') return { refused: 'bad-input', field: 'words', expected: '1-500' }
  return [{ kind: 'reviewed', ...ask }]
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

/** Gives up the step that failed and goes on with the next. */
export function skipStep(
  incident: Incident,
  ask: { run: string; by: string; reason: string },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  const step = run.plan.steps.find(({ id }) => run.steps[id]?.state === 'failed')?.id
  if (run.state !== 'stopped' || step === undefined)
    return { refused: 'not-waiting', state: run.state }
  if (ask.reason.trim() === '') return { refused: 'bad-input', field: 'reason', expected: '1-500' }
  return [{ kind: 'skipped', step, ...ask }]
}

/** Asks a run to stop before its next step; a step that has begun is finished and verified. */
export function haltRun(incident: Incident, id: string, by: string): Decision {
  const run = runOf(incident, id)
  if ('refused' in run) return run
  if (run.state !== 'approved' && run.state !== 'running')
    return { refused: 'not-waiting', state: run.state }
  return run.halted === undefined ? [{ kind: 'halted', run: id, by }] : []
}

/** When it is to be asked whether a containment still should stand; undefined for what needs no such question. */
export function remindAt(run: Run, hours: number): string | undefined {
  const contains = run.plan.mode === 'do' && did(run, 'contain')
  if (run.state !== 'done' || run.undoneBy !== undefined || !contains) return undefined
  if (run.remind) return run.remind.at
  return new Date(Date.parse(run.finishedAt ?? '') + hours * 3_600_000).toISOString()
}

export function remindRun(incident: Incident, id: string, now: string, hours: number): Decision {
  const run = runOf(incident, id)
  if ('refused' in run) return run
  const at = remindAt(run, hours)
  return at === undefined || at > now
    ? { refused: 'not-waiting', state: run.state }
    : [{ kind: 'reminded', run: id }]
}

export function extendRun(
  incident: Incident,
  ask: { run: string; by: string; until: string },
): Decision {
  const run = runOf(incident, ask.run)
  if ('refused' in run) return run
  if (run.state !== 'done' || run.remind?.since === undefined)
    return { refused: 'not-waiting', state: run.state }
  return [{ kind: 'extended', ...ask }]
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
  const left = (fresh.targets ?? [])
    .filter((one, at) => one.left !== undefined && old.targets?.[at]?.left === undefined)
    .map(({ name }) => name)
  return { refused: 'plan-changed', changes, ...(left.length > 0 && { left }) }
}
