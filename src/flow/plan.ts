import { randomBytes } from 'node:crypto'
import { type Incident, incidentOf, isLive, plannedAt, type Run, runId } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import { facets } from '../core/members.ts'
import { diff, type Fields, type Plan, type PlannedStep, sealPlan, unlike } from '../core/plan.ts'
import { isSimulated } from '../core/policy.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { Text } from '../core/text.ts'
import type { Look, Playbook, Step } from '../kit/index.ts'
import { mayReach, readingAws, refusalOf } from './aws.ts'
import { change } from './change.ts'
import { refusedSteps } from './dry-run.ts'
import type { World } from './world.ts'

export type Planned = { readonly incident: Incident; readonly run: Run }
/** No vowels and nothing that reads like another letter: an id that can be said over the phone. */
export const unique = (): string =>
  [...randomBytes(8)].map((byte) => '23456789bcdfghjkmnpqrstvwxz'[byte % 27]).join('')

/** Reads AWS and journals what would happen. Nothing runs from here. */
export async function planRun(
  world: World,
  ask: { incident: string; playbook: string; by: string },
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
  // The finding that it is told by, or else the gravest of those joined to it that the playbook can act on.
  const [first] = facets(incident.finding, incident.members).flatMap((finding) => {
    const facet = { ...incident, finding }
    const input = playbook && inputOf(world, facet, playbook)
    return input === undefined ? [] : [{ facet, input }]
  })
  if (playbook === undefined || first === undefined)
    return { refused: 'not-found', what: ask.playbook }
  const id = runId(incident.id, unique())
  const { facet, input } = first
  const plan = await computePlan(world, {
    incident: facet,
    playbook,
    input,
    run: id,
    by: ask.by,
  })
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

/** What the finding names, beside what is deployed for this playbook; the simulated account has settings of its own. */
function inputOf({ policy }: World, incident: Incident, playbook: Playbook) {
  const found = playbook.from(incident.finding)
  const deployed = isSimulated(incident)
    ? playbook.settings?.sample
    : policy.settings?.[playbook.id]
  return found && { ...deployed, ...found }
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
  const at = plannedAt(incident, run)
  return computePlan(world, { incident: at, playbook, input: run.plan.input, run: run.id, by })
}

async function computePlan(
  world: World,
  ask: { incident: Incident; playbook: Playbook; input: unknown; run: string; by: string },
): Promise<Plan | Refusal> {
  const { incident, playbook, run, by } = ask
  const unreachable = mayReach(world, incident)
  if (unreachable) return unreachable
  const parsed = playbook.input.safeParse(ask.input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return {
      refused: 'bad-input',
      field: issue?.path.join('.') ?? 'input',
      expected: issue?.message ?? '',
    }
  }
  const beyond = mayReach(world, incident, playbook.through?.(parsed.data))
  if (beyond) return beyond
  const ctx = lookAt(world, { incident, playbook, input: parsed.data, run, by })
  try {
    const unfit = await playbook.fit?.(ctx)
    if (unfit !== undefined) return { refused: 'does-not-apply', because: unfit }
    const steps: PlannedStep[] = []
    let all: Fields = {}
    for (const step of playbook.steps) {
      const now = await step.now(ctx)
      all = mergeFields(all, now)
      const want = step.want({ input: parsed.data, now, incident: incident.id, run })
      steps.push({ ...words(step), changes: diff(now, want) })
    }
    const [told = [], refused] = await Promise.all([
      playbook.notes?.({ ...ctx, now: all }),
      refusedSteps(world, { incident, playbook, look: ctx, by, mode: 'do', steps }),
    ])
    const notes = [...refused, ...told]
    return sealPlan({ ...frame(incident, playbook, parsed.data), mode: 'do', steps, notes })
  } catch (error) {
    return refusalOf(error)
  }
}

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
  const ctx = lookAt(world, { incident, playbook, input: done.plan.input, run: done.id, by })
  try {
    const steps: PlannedStep[] = []
    const drift = []
    for (const step of playbook.steps.toReversed()) {
      const planned = done.plan.steps.find(({ id }) => id === step.id)
      if (planned === undefined || done.steps[step.id]?.state === 'waiting') continue
      // What is never put back may have gone on its way since: a snapshot is deleted, a task forgotten.
      if ('never' in step.undo) {
        steps.push({ ...words(step), changes: [] })
        continue
      }
      const now = await step.now(ctx)
      // A step that stopped half-way is undone where it got to; the rest must be as it was.
      const back = planned.changes.filter((c) => unlike([c], now, 'to').length === 0)
      const rest = planned.changes.filter((c) => !back.includes(c))
      drift.push(...unlike(rest, now, done.steps[step.id]?.state === 'done' ? 'to' : 'from'))
      steps.push({
        ...words(step),
        changes: back.map((c) => ({ ...c, from: c.to, to: c.from })),
      })
    }
    if (drift.length > 0) return { refused: 'drifted', changes: drift }
    if (steps.every(({ changes }) => changes.length === 0)) return { refused: 'nothing-to-undo' }
    const made = Object.fromEntries(
      Object.entries(done.steps).map(([id, step]) => [id, step.made ?? null]),
    )
    return sealPlan({
      ...frame(incident, playbook, done.plan.input),
      mode: 'undo',
      steps,
      notes: await refusedSteps(world, {
        incident,
        playbook,
        look: ctx,
        by,
        mode: 'undo',
        steps,
        made,
      }),
    })
  } catch (error) {
    return refusalOf(error)
  }
}

function lookAt<I extends JsonObject>(
  world: World,
  ask: { incident: Incident; playbook: Playbook; input: I; run: string; by: string },
): Look<I> {
  const { incident, input, run, by, playbook } = ask
  const { account, region } = incident.finding
  return {
    input,
    account,
    region,
    incident: incident.id,
    run,
    aws: readingAws(world, { incident, playbook, input, run, human: by }),
  }
}

const frame = (incident: Incident, playbook: Playbook, input: JsonObject) => ({
  playbook: playbook.id,
  account: incident.finding.account,
  region: incident.finding.region,
  input,
})

function words<I>(step: Step<I>): Omit<PlannedStep, 'changes'> {
  const title: Text = { en: step.en.title, ja: step.ja.title }
  return {
    id: step.id,
    phase: step.phase,
    title,
    ...('never' in step.undo && { never: step.undo.never }),
  }
}

function mergeFields(a: Fields, b: Fields): Fields {
  const merged = { ...a }
  for (const [resource, fields] of Object.entries(b))
    merged[resource] = { ...merged[resource], ...fields }
  return merged
}
