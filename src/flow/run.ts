import type { Wider } from '../core/aws-ports.ts'
import type { AwsCall, Event } from '../core/events.ts'
import { type Incident, plannedAt, type Run } from '../core/incident.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { type Change, type PlannedStep, unlike } from '../core/plan.ts'
import { isRefusal } from '../core/refusal.ts'
import type { Act, Playbook, Step } from '../kit/index.ts'
import { changingAws } from './aws.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

/** The store went away in the middle: nothing is decided, the job is tried again and looks at AWS first. */
class StoreAway extends Error {}

/** Trip three, outwards: an approved run becomes steps, each journalled before it begins and verified after. Alone on all replicas. */
export async function run(world: World, job: { incident: string; run: string }): Promise<void> {
  await world.alone(`run/${job.run}`, async () => {
    const found = await world.journal.incident(job.incident)
    const current = found?.runs[job.run]
    if (found === undefined || current === undefined) return
    const incident = plannedAt(found, current)
    if (current.state !== 'approved' && current.state !== 'running') return
    const playbook = world.catalog.playbook.get(current.plan.playbook)
    for (const planned of current.plan.steps) {
      const step = playbook?.steps.find(({ id }) => id === planned.id)
      if (playbook === undefined || step === undefined)
        throw new Error(`Playbook ${current.plan.playbook} lost its step ${planned.id}`)
      if (['done', 'skipped'].includes(current.steps[planned.id]?.state ?? '')) continue
      const at = { incident: incident.id, run: current.id, step: step.id }
      const doing = { world, incident, run: current, playbook, step, planned }
      const done = await world.span('step', at, () => runStep(doing))
      if (!done) return
    }
    await record(world, incident.id, () => [{ kind: 'finished', run: current.id }])
  })
}

interface Doing {
  readonly world: World
  readonly incident: Incident
  readonly run: Run
  readonly playbook: Playbook
  readonly step: Step<JsonObject>
  readonly planned: PlannedStep
}

async function runStep(doing: Doing): Promise<boolean> {
  const { world, incident, run, step, planned } = doing
  const { id } = run
  // One that failed before it began has changed nothing yet: on a retry it is looked at as if for the first time.
  const resumed = run.steps[step.id]?.startedAt !== undefined
  try {
    const halted = (await world.journal.incident(incident.id))?.runs[id]?.halted
    if (halted !== undefined) return await fail(doing, `Stopped by ${halted} before this step`)
    const ctx = await context(doing)
    const gone = resumed ? undefined : await unfit(ctx, doing)
    if (gone !== undefined) return await fail(doing, gone)
    const left = await open(ctx, doing)
    const wanted = left.length === 0
    if (!wanted && !resumed) {
      const drift = unlike(planned.changes, await step.now(ctx), 'from').filter((c) =>
        left.some((l) => sameLine(l, c)),
      )
      if (drift.length > 0) return await fail(doing, `AWS changed since the plan: ${lines(drift)}`)
    }
    // After a crash a step that must not run twice is given time to show that it happened.
    const happened = wanted || (resumed && !step.repeatable && (await settled(ctx, doing)))
    let made: Json = (run.plan.mode === 'do' && ctx.made[step.id]) || null
    let kept: Awaited<ReturnType<typeof undo>>
    if (!happened) {
      await record(world, incident.id, () => [{ kind: 'step-started', run: id, step: step.id }])
      if (run.plan.mode === 'undo') kept = await undo(ctx, step)
      else made = (await step.do({ ...ctx, changes: left })) ?? null
      if (kept === undefined && !(await settled(ctx, doing)))
        return await fail(doing, `AWS does not show the change: ${lines(await open(ctx, doing))}`)
    }
    await record(world, incident.id, () => [
      { kind: 'step-done', run: id, step: step.id, made, ...kept },
    ])
    return true
  } catch (error) {
    if (error instanceof StoreAway) throw error
    world.log('warn', 'a step failed', {
      run: id,
      step: step.id,
      error: error instanceof Error ? error.stack : String(error),
    })
    return await fail(
      doing,
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    )
  }
}

async function context(doing: Doing): Promise<Act<JsonObject>> {
  const { world, incident, run, playbook, step, planned } = doing
  const source = run.undoes === undefined ? run : incident.runs[run.undoes]
  const latest = (await world.journal.incident(incident.id))?.runs[source?.id ?? '']
  const made = Object.fromEntries(
    Object.entries(latest?.steps ?? {}).map(([id, record]) => [id, record.made ?? null]),
  )
  const at = { run: run.id, step: step.id }
  const onCall = (call: AwsCall) =>
    record(world, incident.id, () => [{ kind: 'aws-called', ...at, call }])
  const onWider = (wider: Wider) =>
    record(world, incident.id, () => [{ kind: 'session-widened', ...at, wider }])
  const human = run.approvals.at(-1)?.by ?? run.by
  return {
    input: run.plan.input,
    account: run.plan.account,
    region: run.plan.region,
    incident: incident.id,
    run: source?.id ?? run.id,
    aws: changingAws(
      world,
      {
        incident,
        playbook,
        input: run.plan.input,
        run: run.id,
        made: source?.id ?? run.id,
        human,
        changes: planned.changes,
      },
      { onCall, onWider },
    ),
    changes: planned.changes,
    made,
  }
}

/** Why the playbook no longer fits, in its own words, before anything is done: what it was to act on may have gone since. */
async function unfit(ctx: Act<JsonObject>, { run, playbook, planned }: Doing) {
  if (run.plan.mode === 'undo' || planned !== run.plan.steps[0]) return undefined
  return (await playbook.fit?.(ctx))?.en
}

/** The approved lines that AWS does not show yet. */
async function open(ctx: Act<JsonObject>, { step, planned }: Doing): Promise<Change[]> {
  const missing = unlike(planned.changes, await step.now(ctx), 'to')
  return planned.changes.filter((c) => missing.some((m) => sameLine(m, c)))
}

async function undo(ctx: Act<JsonObject>, step: Step<JsonObject>) {
  if ('never' in step.undo) return undefined
  return (await step.undo(ctx)) ?? undefined
}

/** Reads AWS until it shows the change; eventual consistency is waited for, with a limit. */
async function settled(ctx: Act<JsonObject>, doing: Doing): Promise<boolean> {
  const { world, step } = doing
  const until = world.clock.now() + (step.settle ?? 30) * 1_000
  for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
    if ((await open(ctx, doing)).length === 0) return true
    if (world.clock.now() + pause > until) return false
    await world.clock.wait(pause)
  }
}

async function fail(doing: Doing, reason: string): Promise<false> {
  const { world, incident, run, step } = doing
  await record(world, incident.id, () => [
    { kind: 'step-failed', run: run.id, step: step.id, reason: reason.slice(0, 1_000) },
  ])
  return false
}

async function record(world: World, id: string, events: () => readonly Event[]): Promise<void> {
  try {
    const result = await change(world, { id }, events)
    if (isRefusal(result)) throw new Error(result.refused)
  } catch (error) {
    throw new StoreAway(`The journal could not be written for ${id}`, { cause: error })
  }
}

const sameLine = (a: Change, b: Change): boolean => a.resource === b.resource && a.field === b.field
const lines = (changes: readonly Change[]): string =>
  changes
    .map(
      (c) =>
        `${c.resource} ${c.field}: ${JSON.stringify(c.to)} (planned ${JSON.stringify(c.from)})`,
    )
    .join('; ')
