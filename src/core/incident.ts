import type { Wider } from './aws-ports.ts'
import { type Care, evolveCare, isCare } from './care.ts'
import type { Enriched, Event, InRehearsal, Waiver } from './events.ts'
import { evolveRun } from './evolve-run.ts'
import type { Failure } from './failure.ts'
import type { Finding } from './finding.ts'
import { evolveJoined } from './joining.ts'
import type { Json } from './json.ts'
import { evolveLife, type Life } from './life.ts'
import { type Member, memberOf } from './members.ts'
import { withoutOldPlans } from './old-plans.ts'
import { evolvePaging, type Paging } from './paging.ts'
import type { Phase, Plan } from './plan.ts'
import type { Question } from './principal.ts'
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
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped'
  readonly startedAt?: string
  /** When AWS was read again and was as planned. */
  readonly verifiedAt?: string
  /** What the step made: ids of snapshots and groups, for its undo and for people. */
  readonly made?: Json
  /** What an undo had to leave, and why. */
  readonly kept?: Text
  readonly reason?: string
  readonly why?: Failure
  /** It was not done because what it was to be done to had vanished. */
  readonly gone?: Text
  /** What its AWS session may change beyond what it is about. */
  readonly wider?: Wider
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
  /** Evidence that was not waited for, and why. */
  readonly waived?: Waiver
  /** Run by one person alone; `reviewed` once somebody else has looked into it. */
  readonly glass?: {
    readonly by: string
    readonly reason: string
    readonly reviewed?: { readonly by: string; readonly words: string }
  }
  /** Who proved with a passkey that it was them who decided on this plan. */
  readonly steppedUp?: readonly string[]
  /** Who asked it to stop before its next step. */
  readonly halted?: string
  /** When somebody is asked whether it still should stand, and whether that was done. */
  readonly remind?: { readonly at?: string; readonly since?: string }
  readonly steps: { readonly [id: string]: StepRecord }
  readonly plannedAt: string
  readonly finishedAt?: string
}

export interface Incident extends Life, Paging, Care {
  readonly id: string
  readonly drill: boolean
  readonly rehearsal?: InRehearsal
  /** The finding that it is told by: the gravest of `members`, in full. */
  readonly finding: Finding
  /** The distinct findings that were joined here, in the order they came. */
  readonly members: readonly Member[]
  /** Incidents that became part of this one. */
  readonly absorbed?: readonly string[]
  /** The incident that this one became part of: everything new is told there. */
  readonly merged?: { readonly into: string; readonly by: string; readonly because?: Text }
  readonly splitFrom?: { readonly incident: string; readonly by: string }
  /** The rule that was made from it, and hides what is like it. */
  readonly suppressed?: {
    readonly rule: string
    readonly by: string
    readonly until: string
    readonly reason: string
  }
  /** How many events were folded into this incident. */
  readonly arrivals: number
  readonly openedAt: string
  readonly acknowledged?: { readonly by: string; readonly at: string }
  readonly runs: { readonly [id: string]: Run }
  /** What AWS added to the finding, by enrichment. */
  readonly enriched?: { readonly [id: string]: Enriched }
  /** Was this you? What the person behind the principal was asked, and said. */
  readonly asked?: Question
  /** The stream's version this state was folded to. */
  readonly version: number
}

export function openIncident(id: string, event: Event & { kind: 'opened' }, at: string): Incident {
  return {
    id,
    drill: event.drill,
    ...(event.rehearsal && { rehearsal: event.rehearsal }),
    ...(event.splitFrom && { splitFrom: event.splitFrom }),
    finding: event.finding,
    members: [memberOf(event.finding)],
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
  if (isCare(event)) return evolveCare(incident, event, at)
  switch (event.kind) {
    case 'opened':
      return { ...incident, finding: event.finding }
    case 'seen':
    case 'over':
    case 'absorbed':
    case 'merged':
    case 'split':
    case 'suppressed':
    case 'unsuppressed':
      return evolveJoined(incident, event)
    case 'acknowledged':
      return { ...incident, acknowledged: { by: event.by, at } }
    case 'closed':
    case 'reopened':
    case 'commanded':
    case 'noted':
    case 'tasked':
    case 'task-done':
    case 'linked':
    case 'unlinked':
      return evolveLife(incident, event, at)
    case 'paged':
    case 'page-sent':
    case 'page-failed':
      return evolvePaging(incident, event, at)
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
    case 'enriched': {
      const { kind: _, id, ...said } = event
      return { ...incident, enriched: { ...incident.enriched, [id]: { ...said, at } } }
    }
    case 'asked': {
      const { kind: _, ...question } = event
      return { ...incident, asked: { ...question, at } }
    }
    case 'answered':
      return incident.asked === undefined
        ? incident
        : { ...incident, asked: { ...incident.asked, answer: { mine: event.mine, at } } }
    case 'unfolded':
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

/** An incident where a run was planned for: by now it may be told by another of its findings, from another Region. */
export function plannedAt(incident: Incident, { plan: { account, region } }: Run): Incident {
  return { ...incident, finding: { ...incident.finding, account, region } }
}

/** A run's id names its incident: `inc-42.7f3k9q`. */
export const runId = (incident: string, unique: string): string => `${incident}.${unique}`
export const incidentOf = (run: string): string => run.split('.')[0] ?? run

/** Runs that hold, or may soon hold, AWS in a changed state. */
export const isLive = ({ state }: Run): boolean =>
  state === 'requested' || state === 'approved' || state === 'running' || state === 'stopped'

/** Was anything done by it, of this phase where one is named? All that it was for may have been gone by then. */
export const did = ({ plan, steps }: Pick<Run, 'plan' | 'steps'>, phase?: Phase): boolean =>
  plan.steps.some(
    (step) => steps[step.id]?.state === 'done' && (phase === undefined || step.phase === phase),
  )

/** What stands: done, and not undone. */
export function standing(incident: Incident): Run[] {
  return Object.values(incident.runs).filter(
    (run) =>
      run.state === 'done' && run.undoes === undefined && run.undoneBy === undefined && did(run),
  )
}
