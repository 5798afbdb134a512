import type { Event } from './events.ts'
import { type Finding, type Severity, severities } from './finding.ts'
import type { Json } from './json.ts'
import type { Plan } from './plan.ts'
import type { Text } from './text.ts'

export type RunState =
  | 'planned'
  | 'requested'
  | 'approved'
  | 'running'
  | 'done'
  | 'stopped'
  | 'rejected'
  | 'expired'

export interface StepRecord {
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly startedAt?: string
  /** When AWS was read again and was as planned. */
  readonly verifiedAt?: string
  /** What the step made: ids of snapshots and groups, for its undo and for people. */
  readonly made?: Json
  /** What an undo had to leave, and why. */
  readonly kept?: Text
  readonly reason?: string
}

export interface Run {
  readonly id: string
  readonly plan: Plan
  readonly state: RunState
  /** The run that this one undoes. */
  readonly undoes?: string
  /** Set once this run was undone. */
  readonly undoneBy?: string
  readonly by: string
  readonly needs: number
  readonly expiresAt?: string
  readonly approvals: readonly { readonly by: string; readonly at: string }[]
  readonly rejected?: { readonly by: string; readonly reason: string }
  readonly steps: { readonly [id: string]: StepRecord }
  readonly plannedAt: string
  readonly finishedAt?: string
}

export interface Incident {
  readonly id: string
  readonly drill: boolean
  readonly finding: Finding
  /** How many events were folded into this incident. */
  readonly arrivals: number
  readonly openedAt: string
  readonly acknowledged?: { readonly by: string; readonly at: string }
  readonly runs: { readonly [id: string]: Run }
  /** The stream's version this state was folded to. */
  readonly version: number
}

export function openIncident(id: string, event: Event & { kind: 'opened' }, at: string): Incident {
  return {
    id,
    drill: event.drill,
    finding: event.finding,
    arrivals: 1,
    openedAt: at,
    runs: {},
    version: 1,
  }
}

/** State is only ever this fold. Whoever wants to change an incident appends an event. */
export function evolve(incident: Incident, event: Event, at: string): Incident {
  return { ...change(incident, event, at), version: incident.version + 1 }
}

function change(incident: Incident, event: Event, at: string): Incident {
  switch (event.kind) {
    case 'opened':
      return { ...incident, finding: event.finding }
    case 'seen':
      return {
        ...incident,
        finding: merge(incident.finding, event.finding),
        arrivals: incident.arrivals + 1,
      }
    case 'acknowledged':
      return { ...incident, acknowledged: { by: event.by, at } }
    case 'planned': {
      const run: Run = {
        id: event.run,
        plan: event.plan,
        state: 'planned',
        ...(event.undoes !== undefined && { undoes: event.undoes }),
        by: event.by,
        needs: 0,
        approvals: [],
        steps: Object.fromEntries(
          event.plan.steps.map(({ id }) => [id, { state: 'waiting' as const }]),
        ),
        plannedAt: at,
      }
      return { ...incident, runs: { ...withoutOldPlans(incident.runs), [event.run]: run } }
    }
    case 'refused':
    case 'aws-called':
      return incident
    default: {
      const run = incident.runs[event.run]
      if (run === undefined) return incident
      const runs = { ...incident.runs, [run.id]: evolveRun(run, event, at) }
      const target = run.undoes === undefined ? undefined : runs[run.undoes]
      if (event.kind === 'finished' && target) runs[target.id] = { ...target, undoneBy: run.id }
      return { ...incident, runs }
    }
  }
}

/** Plans that were only looked at: the last ones can still be asked for, the others stay in the journal alone. */
const keptPlans = 9
function withoutOldPlans(runs: Incident['runs']): Incident['runs'] {
  const looked = Object.values(runs).filter(({ state }) => state === 'planned')
  const old = looked.toSorted((a, b) => (a.plannedAt < b.plannedAt ? 1 : -1)).slice(keptPlans)
  if (old.length === 0) return runs
  return Object.fromEntries(Object.entries(runs).filter(([, run]) => !old.includes(run)))
}

type RunEvent = Exclude<
  Event,
  { kind: 'opened' | 'seen' | 'acknowledged' | 'planned' | 'refused' | 'aws-called' }
>

function evolveRun(run: Run, event: RunEvent, at: string): Run {
  switch (event.kind) {
    case 'requested':
      return {
        ...run,
        state: 'requested',
        by: event.by,
        needs: event.needs,
        expiresAt: event.expiresAt,
      }
    case 'approved': {
      const approvals = [...run.approvals, { by: event.by, at }]
      return { ...run, approvals, state: approvals.length >= run.needs ? 'approved' : 'requested' }
    }
    case 'replanned':
      return { ...run, plan: event.plan, approvals: [], state: 'requested' }
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
    case 'step-failed':
      return withStep({ ...run, state: 'stopped' }, event.step, {
        state: 'failed',
        reason: event.reason,
      })
    case 'retried':
      return { ...run, state: 'approved' }
    case 'finished':
      return { ...run, state: 'done', finishedAt: at }
  }
}

function withStep(run: Run, step: string, record: StepRecord): Run {
  return { ...run, steps: { ...run.steps, [step]: { ...run.steps[step], ...record } } }
}

const rank = (severity: Severity): number => severities.indexOf(severity)

/** An update never makes an incident smaller: first seen stays, counts and severity only grow. */
function merge(old: Finding, update: Finding): Finding {
  const [earlier, later] = update.lastSeen < old.lastSeen ? [update, old] : [old, update]
  // Two sources may tell of one finding; what came by way of another service tells less of it.
  const fuller = update.facts.length > old.facts.length ? update : old
  return {
    ...(old.source === update.source ? later : fuller),
    lastSeen: later.lastSeen,
    firstSeen: earlier.firstSeen < later.firstSeen ? earlier.firstSeen : later.firstSeen,
    count: Math.max(old.count, update.count),
    severity: rank(old.severity) > rank(update.severity) ? old.severity : update.severity,
    // What was real once is never acted on in the simulated account.
    sample: old.sample && update.sample,
  }
}

/** A run's id names its incident: `inc-42.7f3k9q`. */
export const runId = (incident: string, unique: string): string => `${incident}.${unique}`
export const incidentOf = (run: string): string => run.split('.')[0] ?? run

/** Runs that hold, or may soon hold, AWS in a changed state. */
export const isLive = ({ state }: Run): boolean =>
  state === 'requested' || state === 'approved' || state === 'running' || state === 'stopped'

/** Containments that stand: done, and not undone. */
export function standing(incident: Incident): Run[] {
  return Object.values(incident.runs).filter(
    (run) => run.state === 'done' && run.undoes === undefined && run.undoneBy === undefined,
  )
}
