import type { CareEvent } from './care.ts'
import type { Event } from './events.ts'
import type { Run, StepRecord } from './incident.ts'
import type { JoinEvent } from './joining.ts'
import type { LifeEvent } from './life.ts'
import type { PagingEvent } from './paging.ts'

type RunEvent = Exclude<
  Event,
  | JoinEvent
  | LifeEvent
  | PagingEvent
  | CareEvent
  | {
      kind:
        | 'opened'
        | 'acknowledged'
        | 'planned'
        | 'enriched'
        | 'asked'
        | 'answered'
        | 'unfolded'
        | 'refused'
        | 'aws-called'
    }
>

/** What an event of a run makes of it. */
export function evolveRun(run: Run, event: RunEvent, at: string): Run {
  switch (event.kind) {
    case 'requested':
      return {
        ...run,
        state: 'requested',
        by: event.by,
        needs: event.needs,
        expiresAt: event.expiresAt,
        ...(event.waived && { waived: event.waived }),
      }
    case 'broke-glass':
      return {
        ...run,
        state: 'approved',
        glass: { by: event.by, reason: event.reason },
      }
    case 'stepped-up':
      return { ...run, steppedUp: [...(run.steppedUp ?? []), event.by] }
    case 'reviewed':
      return run.glass === undefined
        ? run
        : { ...run, glass: { ...run.glass, reviewed: { by: event.by, words: event.words } } }
    case 'approved': {
      const approvals = [...run.approvals, { by: event.by, at }]
      return { ...run, approvals, state: approvals.length >= run.needs ? 'approved' : 'requested' }
    }
    case 'replanned':
      return { ...run, plan: event.plan, approvals: [], steppedUp: [], state: 'requested' }
    case 'rejected':
      return { ...run, state: 'rejected', rejected: { by: event.by, reason: event.reason } }
    case 'expired':
      return { ...run, state: 'expired' }
    case 'step-started':
      return withStep({ ...run, state: 'running' }, event.step, { state: 'running', startedAt: at })
    case 'step-done':
      return withStep(run, event.step, {
        state: 'done',
        verifiedAt: at,
        made: event.made,
        ...(event.kept !== undefined && { kept: event.kept }),
      })
    case 'session-widened': {
      const state = run.steps[event.step]?.state ?? 'waiting'
      return withStep(run, event.step, { state, wider: event.wider })
    }
    case 'step-failed':
      return withStep({ ...run, state: 'stopped' }, event.step, {
        state: 'failed',
        reason: event.reason,
        ...(event.why && { why: event.why }),
      })
    case 'target-left':
      return run.plan.steps
        .filter(({ id, of }) => of?.target === event.target && run.steps[id]?.state !== 'done')
        .reduce((so, { id }) => withStep(so, id, { state: 'skipped', gone: event.because }), run)
    case 'retried':
      return goOn(run)
    case 'skipped':
      return withStep(goOn(run), event.step, { state: 'skipped', reason: event.reason })
    case 'halted':
      return { ...run, halted: event.by }
    case 'reminded':
      return { ...run, remind: { since: at } }
    case 'extended':
      return { ...run, remind: { at: event.until } }
    case 'finished':
      return { ...run, state: 'done', finishedAt: at }
  }
}

function goOn({ halted: _, ...run }: Run): Run {
  return { ...run, state: 'approved' }
}

function withStep(run: Run, step: string, record: StepRecord): Run {
  return { ...run, steps: { ...run.steps, [step]: { ...run.steps[step], ...record } } }
}
