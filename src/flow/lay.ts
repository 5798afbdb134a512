import type { Incident, Run } from '../core/incident.ts'
import { type JsonObject, same } from '../core/json.ts'
import {
  type Change,
  diff,
  type Fields,
  type Note,
  type PlannedStep,
  sameLine,
  type Target,
  unlike,
} from '../core/plan.ts'
import type { Refusal } from '../core/refusal.ts'
import { asIfDone, ownLines, stepOf } from '../core/targets.ts'
import type { Text } from '../core/text.ts'
import type { Look, Playbook, Step } from '../kit/index.ts'
import { mayReach, readingAws, refusalOf } from './aws.ts'
import { refusedSteps } from './dry-run.ts'
import type { World } from './world.ts'

/** What one thing's part of a plan is made of. `earlier`: the lines of the targets that come before it in the same plan. */
export interface One {
  readonly incident: Incident
  readonly playbook: Playbook
  readonly input: unknown
  readonly run: string
  readonly by: string
  readonly earlier?: readonly Change[]
}
export interface Laid {
  readonly input: JsonObject
  readonly steps: readonly PlannedStep[]
  readonly notes: readonly Note[]
}

/** Reads AWS for one thing: what its steps would change, and what the reader should know. */
export async function layOut(world: World, one: One): Promise<Laid | Refusal> {
  const { incident, playbook, earlier = [] } = one
  const unreachable = mayReach(world, incident)
  if (unreachable) return unreachable
  const parsed = playbook.input.safeParse(one.input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return {
      refused: 'bad-input',
      field: issue?.path.join('.') ?? 'input',
      expected: issue?.message ?? '',
    }
  }
  const input = parsed.data
  const beyond = mayReach(world, incident, playbook.through?.(input))
  if (beyond) return beyond
  const ctx = lookAt(world, { ...one, input })
  try {
    const unfit = await playbook.fit?.(ctx)
    if (unfit !== undefined) return { refused: 'does-not-apply', because: unfit }
    const steps: PlannedStep[] = []
    let all: Fields = {}
    for (const step of playbook.steps) {
      const now = await step.now(ctx)
      all = mergeFields(all, now)
      const lines = (so: Fields) =>
        diff(so, step.want({ input, now: so, incident: incident.id, run: one.run }))
      const fresh = lines(asIfDone(now, earlier))
      // What an earlier one does as well is a line of both: the earlier may vanish before it is done.
      const shared = earlier.length === 0 ? [] : lines(now).filter(among(earlier))
      const changes = [...shared.filter((c) => !fresh.some((f) => sameLine(f, c))), ...fresh]
      steps.push({ ...words(step), changes })
    }
    const [told = [], refused] = await Promise.all([
      playbook.notes?.({ ...ctx, now: all }),
      refusedSteps(world, { ...one, look: ctx, mode: 'do', steps }),
    ])
    return { input, steps, notes: [...refused, ...told] }
  } catch (error) {
    return refusalOf(error)
  }
}

export interface Back {
  readonly steps: readonly PlannedStep[]
  readonly drift: readonly Change[]
  readonly notes: readonly Note[]
  /** Why what drifted cannot be put back at all: it is gone. */
  readonly unfit?: Text
  /** Of several: with what is left out. */
  readonly targets?: readonly Target[]
}

/** Reads AWS for the way back of one thing; `planned` are the steps that were done to it. */
export async function layBack(
  world: World,
  one: One & { readonly input: JsonObject; readonly done: Run },
  planned: readonly PlannedStep[],
): Promise<Back | Refusal> {
  const { playbook, done, earlier = [] } = one
  const ctx = lookAt(world, one)
  try {
    const steps: PlannedStep[] = []
    const drift: Change[] = []
    for (const step of playbook.steps.toReversed()) {
      const was = planned.find((other) => stepOf(other) === step.id)
      const state = was && done.steps[was.id]?.state
      if (was === undefined || state === 'waiting' || done.steps[was.id]?.gone) continue
      // What is never put back may have gone on its way since: a snapshot is deleted, a task forgotten.
      if ('never' in step.undo) {
        steps.push({ ...words(step), changes: [] })
        continue
      }
      const now = asIfDone(await step.now(ctx), earlier)
      // A step that stopped half-way is undone where it got to; the rest must be as it was.
      const lines = ownLines(done.plan, was, done.steps)
      const back = lines.filter((c) => unlike([c], now, 'to').length === 0)
      const rest = lines.filter((c) => !back.includes(c))
      drift.push(...unlike(rest, now, state === 'done' ? 'to' : 'from'))
      steps.push({
        ...words(step),
        changes: back.map((c) => ({ ...c, from: c.to, to: c.from })),
      })
    }
    const several = done.plan.targets !== undefined
    const unfit = several && drift.length > 0 ? await playbook.fit?.(ctx) : undefined
    const made = Object.fromEntries(
      planned.map((was) => [stepOf(was), done.steps[was.id]?.made ?? null]),
    )
    // What is refused anyway needs no second look.
    const idle = drift.length > 0 || steps.every(({ changes }) => changes.length === 0)
    const notes = idle
      ? []
      : await refusedSteps(world, { ...one, look: ctx, mode: 'undo', steps, made })
    return { steps, drift, notes, ...(unfit && { unfit }) }
  } catch (error) {
    return refusalOf(error)
  }
}

function lookAt(world: World, one: One & { readonly input: JsonObject }): Look<JsonObject> {
  const { incident, input, run, by, playbook } = one
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

function words<I>(step: Step<I>): Omit<PlannedStep, 'changes'> {
  const title: Text = { en: step.en.title, ja: step.ja.title }
  return {
    id: step.id,
    phase: step.phase,
    title,
    ...('never' in step.undo && { never: step.undo.never }),
  }
}

const among = (all: readonly Change[]) => (one: Change) => all.some((other) => same(other, one))

function mergeFields(a: Fields, b: Fields): Fields {
  const merged = { ...a }
  for (const [resource, fields] of Object.entries(b))
    merged[resource] = { ...merged[resource], ...fields }
  return merged
}
