import { randomBytes } from 'node:crypto'
import { type Incident, incidentOf, isLive, plannedAt, type Run, runId } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import { type Change, type Plan, type PlannedStep, sealPlan, type Target } from '../core/plan.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { mostTargets, runOf } from '../core/targets.ts'
import { mayReach } from './aws.ts'
import { change } from './change.ts'
import { type Back, layBack, layOut, type One } from './lay.ts'
import { leftBecause, noneChosen, targetsIn, tooMany } from './targets.ts'
import type { World } from './world.ts'

export type Planned = { readonly incident: Incident; readonly run: Run }
/** No vowels and nothing that reads like another letter: an id that can be said over the phone. */
export const unique = (): string =>
  [...randomBytes(8)].map((byte) => '23456789bcdfghjkmnpqrstvwxz'[byte % 27]).join('')

/** Reads AWS and journals what would happen. Nothing runs from here. */
export async function planRun(
  world: World,
  ask: { incident: string; playbook: string; by: string; targets?: readonly string[] },
): Promise<Planned | Refusal> {
  const incident = await world.journal.incident(ask.incident)
  if (incident === undefined) return { refused: 'not-found', what: ask.incident }
  if (incident.merged)
    return {
      refused: 'not-possible',
      because: {
        en: `This is part of ${incident.merged.into} now. Act from the card there.`,
        ja: `このインシデントは ${incident.merged.into} に統合されています。統合先のカードから操作してください。`,
      },
    }
  const playbook = world.catalog.playbook.get(ask.playbook)
  const all = playbook === undefined ? [] : targetsIn(world, incident, playbook)
  // Unless somebody chose: what the incident is told by, or else the gravest of those joined to it.
  const { targets: ids = all.slice(0, 1).map(({ id }) => id) } = ask
  if (ids.length === 0 && all.length > 0) return noneChosen
  const chosen = all.filter(({ id }) => ids.includes(id))
  const [first] = chosen
  if (playbook === undefined || first === undefined)
    return { refused: 'not-found', what: ask.playbook }
  if (chosen.length > mostTargets) return tooMany(chosen.length)
  const id = runId(incident.id, unique())
  const at = { incident, playbook, run: id, by: ask.by }
  const plan =
    chosen.length === 1
      ? await computePlan(world, { ...at, ...first })
      : await computePlans(world, at, chosen)
  return isRefusal(plan) ? plan : record(world, id, ask.by, plan)
}

/** The plan that puts back what a run changed, as AWS stands now. */
export async function planUndo(
  world: World,
  ask: { run: string; by: string },
): Promise<Planned | Refusal> {
  const incident = await world.journal.incident(incidentOf(ask.run))
  const done = incident?.runs[ask.run]
  if (incident === undefined || done === undefined) return { refused: 'not-found', what: ask.run }
  const plan = await computeUndo(world, { incident: plannedAt(incident, done), done, by: ask.by })
  return isRefusal(plan) ? plan : record(world, runId(incident.id, unique()), ask.by, plan, done.id)
}

async function record(
  world: World,
  run: string,
  by: string,
  plan: Plan,
  undoes?: string,
): Promise<Planned | Refusal> {
  const incident = await change(world, { id: incidentOf(run) }, () => [
    { kind: 'planned', run, by, plan, ...(undoes !== undefined && { undoes }) },
  ])
  if (isRefusal(incident)) return incident
  const planned = incident.runs[run]
  return planned === undefined ? { refused: 'not-found', what: run } : { incident, run: planned }
}

/** The plan of a run as it would be made now: at the first look, and again at each approval. */
export async function planAgain(
  world: World,
  incident: Incident,
  run: Run,
  by: string,
): Promise<Plan | Refusal> {
  if (run.undoes !== undefined) {
    const done = incident.runs[run.undoes]
    return done === undefined
      ? { refused: 'not-found', what: run.undoes }
      : computeUndo(world, { incident: plannedAt(incident, done), done, by })
  }
  const playbook = world.catalog.playbook.get(run.plan.playbook)
  if (playbook === undefined) return { refused: 'not-found', what: run.plan.playbook }
  const at = { incident: plannedAt(incident, run), playbook, run: run.id, by }
  const { targets, region, input } = run.plan
  return targets === undefined
    ? computePlan(world, { ...at, region, input })
    : computePlans(world, at, targets)
}

type At = Omit<One, 'input' | 'earlier'>
type What = { readonly region: string; readonly input: unknown }

const there = (incident: Incident, region: string): Incident => ({
  ...incident,
  finding: { ...incident.finding, region },
})

async function computePlan(world: World, ask: At & What): Promise<Plan | Refusal> {
  const at = { ...ask, incident: there(ask.incident, ask.region) }
  const laid = await layOut(world, at)
  return isRefusal(laid) ? laid : sealPlan({ ...frame(at), mode: 'do', ...laid })
}

/** One plan for several, one after the other, each as AWS will be by then. What is gone is left out and said. */
async function computePlans(
  world: World,
  at: At,
  all: readonly (What & { readonly name: string })[],
): Promise<Plan | Refusal> {
  const targets: Target[] = []
  const steps: PlannedStep[] = []
  let first: Refusal | undefined
  for (const [target, { name, region, input }] of all.entries()) {
    const incident = there(at.incident, region)
    const run = runOf(at.run, { of: { target, step: '' } })
    const earlier = steps.flatMap(({ changes }) => changes)
    const laid = await layOut(world, { ...at, incident, input, run, earlier })
    if (!isRefusal(laid)) {
      targets.push({ name, region, input: laid.input, notes: laid.notes })
      steps.push(...laid.steps.map(ofTarget(target)))
      continue
    }
    const left = leftBecause(laid)
    if (left === undefined) return laid
    first ??= laid
    targets.push({ name, region, input: input as JsonObject, notes: [], left })
  }
  if (first && steps.length === 0) return first
  const input = { targets: targets.map((one) => one.input) }
  return sealPlan({ ...frame(at), input, targets, mode: 'do', steps, notes: [] })
}

const ofTarget =
  (target: number) =>
  (step: PlannedStep): PlannedStep => ({
    ...step,
    id: `${target + 1}.${step.id}`,
    of: { target, step: step.id },
  })

async function computeUndo(
  world: World,
  ask: { incident: Incident; done: Run; by: string },
): Promise<Plan | Refusal> {
  const { incident, done, by } = ask
  const unreachable = mayReach(world, incident)
  if (unreachable) return unreachable
  const playbook = world.catalog.playbook.get(done.plan.playbook)
  const undoable =
    done.undoes === undefined &&
    done.undoneBy === undefined &&
    ['done', 'stopped'].includes(done.state)
  if (playbook === undefined || !undoable) return { refused: 'nothing-to-undo' }
  const other = Object.values(incident.runs).find(
    (run) => run.undoes === done.id && isLive(run) && run.state !== 'requested',
  )
  if (other && other.state !== 'stopped') return { refused: 'busy', run: other.id }
  const { plan } = done
  const at = { incident, playbook, run: done.id, by, done }
  const back = plan.targets
    ? await undoEach(world, at, plan.targets)
    : await layBack(world, { ...at, input: plan.input }, plan.steps)
  if (isRefusal(back)) return back
  const { steps, drift, notes, targets } = back
  if (drift.length > 0) return { refused: 'drifted', changes: drift }
  if (steps.every(({ changes }) => changes.length === 0)) return { refused: 'nothing-to-undo' }
  const same = { ...frame(at), input: plan.input, ...(targets && { targets }) }
  return sealPlan({ ...same, mode: 'undo', steps, notes })
}

/** The last first, each as AWS will be by then. What is gone is left out and said. */
async function undoEach(
  world: World,
  at: At & { done: Run },
  all: readonly Target[],
): Promise<Back | Refusal> {
  const targets = all.map((one): Target => ({ ...one, notes: [] }))
  const steps: PlannedStep[] = []
  const drift: Change[] = []
  for (const [target, one] of [...all.entries()].toReversed()) {
    const { region, input, left } = one
    if (left !== undefined) continue
    const planned = at.done.plan.steps.filter(({ of }) => of?.target === target)
    const incident = there(at.incident, region)
    const run = runOf(at.run, { of: { target, step: '' } })
    const earlier = steps.flatMap(({ changes }) => changes)
    const back = await layBack(world, { ...at, incident, input, run, earlier }, planned)
    const gone = isRefusal(back) ? leftBecause(back) : back.unfit
    if (gone !== undefined) targets[target] = { ...one, notes: [], left: gone }
    else if (isRefusal(back)) return back
    else {
      targets[target] = { ...one, notes: back.notes }
      steps.push(...back.steps.map(ofTarget(target)))
      drift.push(...back.drift)
    }
  }
  return { steps, drift, notes: [], targets }
}

const frame = ({ incident, playbook }: At) => ({
  playbook: playbook.id,
  account: incident.finding.account,
  region: incident.finding.region,
})
