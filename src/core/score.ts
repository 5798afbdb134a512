import type { Incident, Run } from './incident.ts'
import type { Json } from './json.ts'
import type { Text } from './text.ts'

/** One thing that has to be done, and what it is worth. */
export interface RightAction {
  readonly id: string
  /** Any one of these playbooks does. */
  readonly playbooks: readonly string[]
  /** What it is done to: a value of the plan's input, such as an instance's id or a bucket's name. */
  readonly on: string
  /** contain: nothing is contained without it. evidence: worth half once anything was contained. recover: all the rest. */
  readonly role: 'contain' | 'evidence' | 'recover'
  /** Seconds after the arrival of `from`; later is worth half. */
  readonly within: number
  /** The inject that calls for it; default: the first of the attack. Nothing is owed for an inject that was not sent. */
  readonly from?: string
  readonly points: number
  readonly why: Text
}

/** One thing that must not be done. It costs when somebody approved it, and nothing when it was rejected. */
export interface WrongAction {
  readonly id: string
  readonly playbooks: readonly string[]
  readonly on: string
  readonly cost: number
  readonly why: Text
}

/** What good looks like. All points together are 100. */
export interface Goal {
  /** Seconds until somebody acknowledges an incident of the attack; later is worth half. */
  readonly acknowledge: { readonly within: number; readonly points: number }
  readonly right: readonly RightAction[]
  readonly wrong: readonly WrongAction[]
  /** Seconds until the others are told what is happening (`drill tell`); later is worth half. */
  readonly tell: { readonly within: number; readonly points: number; readonly why: Text }
}

/** What the goal has to know of an inject. */
export interface Wave {
  readonly id: string
  readonly distractor?: boolean
  /** What it costs that it was sent. */
  readonly cost?: number
}

/** What the journal says of one rehearsal. Times are ISO 8601. */
export interface Facts {
  /** When each inject was sent; those that were not are not here. */
  readonly sent: { readonly [inject: string]: string }
  readonly incidents: readonly Incident[]
  readonly told: readonly { readonly by: string; readonly at: string }[]
}

export interface ScoreLine {
  readonly kind: 'acknowledge' | 'right' | 'tell' | 'wrong' | 'wave'
  /** Of the right or wrong action, or of the inject. */
  readonly id: string
  readonly state: 'good' | 'late' | 'missing' | 'wrong' | 'caught'
  /** What it brought, or cost where it is below nought. */
  readonly points: number
  readonly of: number
  /** Seconds it took. */
  readonly after?: number
  readonly by: readonly string[]
}

export interface Score {
  /** 0 to 100. */
  readonly points: number
  /** won: contained, with 70 points or more. held: contained. lost: not contained. */
  readonly outcome: 'won' | 'held' | 'lost'
  /** Seconds from the first inject of the attack. */
  readonly acknowledgedAfter?: number
  readonly firstRightAfter?: number
  readonly containedAfter?: number
  /** Injects that were sent because nobody had contained the attack by then. */
  readonly escalations: number
  readonly lines: readonly ScoreLine[]
  /** By person: the points of the lines that they had a hand in, what they got wrong included. */
  readonly people: {
    readonly [person: string]: { readonly points: number; readonly deeds: number }
  }
}

const seconds = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000))
const earliest = <T>(all: readonly T[], at: (one: T) => string): T | undefined =>
  all.toSorted((a, b) => (at(a) < at(b) ? -1 : 1))[0]

/** Is it among what this is to be done to, however deep in a list? */
const names = (input: Json, on: string): boolean =>
  typeof input === 'object' && input !== null
    ? Object.values(input).some((value) => names(value, on))
    : input === on

/** Runs of one of these playbooks on this thing; undoing is no deed of theirs. */
function runsOn(
  incidents: readonly Incident[],
  { playbooks, on }: Pick<RightAction, 'playbooks' | 'on'>,
): Run[] {
  return incidents
    .flatMap(({ runs }) => Object.values(runs))
    .filter(({ plan, undoes }) => undoes === undefined && playbooks.includes(plan.playbook))
    .filter(({ plan }) => names(plan.input, on))
}

/** The first run that did it and still stands. */
export function doneBy(
  incidents: readonly Incident[],
  action: Pick<RightAction, 'playbooks' | 'on'>,
): (Run & { readonly finishedAt: string }) | undefined {
  const done = runsOn(incidents, action).flatMap((run) =>
    run.state === 'done' && run.undoneBy === undefined && run.finishedAt !== undefined
      ? [{ ...run, finishedAt: run.finishedAt }]
      : [],
  )
  return earliest(done, ({ finishedAt }) => finishedAt)
}

const handsOf = (run: Run): string[] => [...new Set([run.by, ...run.approvals.map(({ by }) => by)])]

/** Pure: the same journal and the same declarations are the same score. */
export function scoreOf(goal: Goal, waves: readonly Wave[], facts: Facts): Score {
  const { sent, incidents } = facts
  const attack = waves.filter(({ id, distractor }) => distractor !== true && sent[id] !== undefined)
  const start = earliest(attack, ({ id }) => sent[id] ?? '')
  const began = sent[start?.id ?? ''] ?? ''
  const owed = goal.right.filter(({ from }) => from === undefined || sent[from] !== undefined)
  const needed = owed.filter(({ role }) => role === 'contain')
  const firstContainment = earliest(
    needed.flatMap((action) => doneBy(incidents, action)?.finishedAt ?? []),
    (at) => at,
  )

  const timed = (
    line: Pick<ScoreLine, 'kind' | 'id'> & { of: number; within: number; since?: string },
    deed: { at: string; by: readonly string[]; late?: boolean } | undefined,
  ): ScoreLine => {
    const { kind, id, of, within, since = began } = line
    if (deed === undefined) return { kind, id, of, state: 'missing', points: 0, by: [] }
    const after = seconds(since, deed.at)
    const late = after > within || deed.late === true
    const points = late ? Math.floor(of / 2) : of
    return { kind, id, of, state: late ? 'late' : 'good', points, after, by: deed.by }
  }

  const attacked = new Set(attack.map(({ id }) => id))
  const acknowledged = earliest(
    incidents.flatMap(({ acknowledged: ack, rehearsal }) =>
      ack && attacked.has(rehearsal?.inject ?? '') ? [ack] : [],
    ),
    ({ at }) => at,
  )
  const told = earliest(facts.told, ({ at }) => at)
  const lines: ScoreLine[] = [
    timed(
      { kind: 'acknowledge', id: 'acknowledge', of: goal.acknowledge.points, ...goal.acknowledge },
      acknowledged && { at: acknowledged.at, by: [acknowledged.by] },
    ),
    ...owed.map((action) => {
      const { id, points: of, within, from, role } = action
      const run = doneBy(incidents, action)
      const late =
        role === 'evidence' && firstContainment !== undefined && run !== undefined
          ? run.finishedAt > firstContainment
          : false
      return timed(
        { kind: 'right', id, of, within, since: sent[from ?? ''] ?? began },
        run && { at: run.finishedAt, by: handsOf(run), late },
      )
    }),
    timed(
      { kind: 'tell', id: 'tell', of: goal.tell.points, within: goal.tell.within },
      told && { at: told.at, by: [told.by] },
    ),
    ...goal.wrong.flatMap((action) => wrongLine(incidents, action)),
    ...attack
      .filter(({ cost }) => cost !== undefined)
      .map(
        ({ id, cost = 0 }): ScoreLine => ({
          kind: 'wave',
          id,
          state: 'wrong',
          points: -cost,
          of: 0,
          by: [],
        }),
      ),
  ]

  const finished = needed.map((action) => doneBy(incidents, action)?.finishedAt)
  const contained = finished.length > 0 && finished.every((at) => at !== undefined)
  const rights = owed.flatMap((action) => doneBy(incidents, action)?.finishedAt ?? [])
  const first = earliest(rights, (at) => at)
  const last = finished
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1)
  const sum = lines.reduce((total, { points }) => total + points, 0)
  const points = Math.min(100, Math.max(0, sum))
  return {
    points,
    outcome: contained ? (points >= 70 ? 'won' : 'held') : 'lost',
    ...(acknowledged && { acknowledgedAfter: seconds(began, acknowledged.at) }),
    ...(first !== undefined && { firstRightAfter: seconds(began, first) }),
    ...(contained && last !== undefined && { containedAfter: seconds(began, last) }),
    escalations: lines.filter(({ kind }) => kind === 'wave').length,
    lines,
    people: peopleIn(lines),
  }
}

/** What was approved counts; what was asked for and rejected was caught in time. */
function wrongLine(incidents: readonly Incident[], action: WrongAction): ScoreLine[] {
  const runs = runsOn(incidents, action)
  const went = runs.find(({ state }) => ['approved', 'running', 'done', 'stopped'].includes(state))
  const { id, cost } = action
  if (went) return [{ kind: 'wrong', id, state: 'wrong', points: -cost, of: 0, by: handsOf(went) }]
  const stopped = runs.find(({ state }) => state === 'rejected')
  const by = stopped?.rejected ? [stopped.rejected.by] : []
  return stopped ? [{ kind: 'wrong', id, state: 'caught', points: 0, of: 0, by }] : []
}

function peopleIn(lines: readonly ScoreLine[]): Score['people'] {
  const people: Record<string, { points: number; deeds: number }> = {}
  for (const { by, points } of lines)
    for (const person of by) {
      const before = people[person] ?? { points: 0, deeds: 0 }
      people[person] = { points: before.points + points, deeds: before.deeds + 1 }
    }
  return people
}
