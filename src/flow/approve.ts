import {
  approveRun,
  breakGlass,
  expireRun,
  planChanged,
  rejectRun,
  requestRun,
  retryRun,
} from '../core/decide.ts'
import { type Incident, incidentOf } from '../core/incident.ts'
import type { Proof, Purpose } from '../core/passkey.ts'
import type { Person } from '../core/people.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { isNamed, type Ruling } from '../core/rules.ts'
import { change } from './change.ts'
import { askForProof } from './passkey-link.ts'
import { planAgain } from './plan.ts'
import { missingEvidence, rulingOn } from './ruling.ts'
import type { World } from './world.ts'

/** Trip two, back: a click becomes a decision. Running is trip three and starts from the journal. */
const at = (run: string) => ({ id: incidentOf(run) })

export function request(
  world: World,
  ask: { run: string; by: string; waive?: string },
): Promise<Incident | Refusal> {
  return change(world, at(ask.run), (incident, now) => {
    if (incident === undefined) return { refused: 'not-found', what: ask.run }
    const { approvals: needs, expiresMinutes } = rulingOn(world, incident, ask.run)
    const expiresAt = new Date(Date.parse(now) + expiresMinutes * 60_000).toISOString()
    const evidence = missingEvidence(world, incident, ask.run)
    return requestRun(incident, { ...ask, needs, expiresAt, evidence })
  })
}

/** AWS is read again first: only the plan that still holds can be approved, and only by whom the policy names. */
export const approve = (world: World, ask: Click) =>
  decideOn(
    world,
    ask,
    ({ approvers }) => approvers,
    approveRun,
    (at) => ({ kind: 'approve', ...at }),
  )

/** For when nobody else is there: no approval, but a reason, leads who are called, and a review that somebody else has to close. */
export const breakTheGlass = (world: World, { reason, ...ask }: Click & { reason: string }) =>
  decideOn(
    world,
    ask,
    ({ breakGlass: named }) => named,
    (incident, click) => breakGlass(incident, { ...click, reason }),
    (at) => ({ kind: 'break-glass', ...at, reason }),
  )

interface Click {
  readonly run: string
  readonly by: Person
  /** That it is really them, where the policy asks for it. */
  readonly proof?: Proof
}

async function decideOn(
  world: World,
  { run: id, by, proof }: Click,
  namedBy: (ruling: Ruling) => readonly string[],
  decide: typeof approveRun,
  purposeOf: (at: { run: string; hash: string }) => Purpose,
): Promise<Incident | Refusal> {
  const incident = await world.journal.incident(incidentOf(id))
  const run = incident?.runs[id]
  if (incident === undefined || run === undefined) return { refused: 'not-found', what: id }
  const ruling = rulingOn(world, incident, id)
  const named = namedBy(ruling)
  if (!isNamed(by, named)) return { refused: 'not-approver', named }
  const click = { run: id, by: by.id }
  const now = new Date(world.clock.now()).toISOString()
  const early = decide(incident, { ...click, now, fresh: run.plan })
  if (isRefusal(early)) return early
  const fresh = await planAgain(world, incident, run, by.id)
  if (isRefusal(fresh)) return fresh
  const changed = fresh.hash === run.plan.hash ? undefined : planChanged(run.plan, fresh)
  if (changed === undefined && ruling.stepUp) {
    if (proof === undefined) return askForProof(world, by, purposeOf({ run: id, hash: fresh.hash }))
    // Somebody else's click brought a new plan to the card meanwhile.
    if (proof.hash !== fresh.hash) return planChanged({ ...fresh, steps: [] }, fresh)
  }
  const result = await change(world, at(id), (current, later) => {
    if (current === undefined) return { refused: 'not-found', what: id }
    const events = decide(current, { ...click, now: later, fresh })
    return isRefusal(events) || proof === undefined || events[0]?.kind === 'replanned'
      ? events
      : [{ kind: 'stepped-up', run: id, by: by.id, ...proof }, ...events]
  })
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
