import type { Wider } from '../core/aws-ports.ts'
import type { AwsCall, Event } from '../core/events.ts'
import { type Failure, troubleOf } from '../core/failure.ts'
import { type Incident, plannedAt, type Run } from '../core/incident.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { type Change, type PlannedStep, sameLine, unlike } from '../core/plan.ts'
import { isRefusal } from '../core/refusal.ts'
import { ownLines, planFor, runOf, stepOf } from '../core/targets.ts'
import type { Text } from '../core/text.ts'
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
    const left = new Set<number>()
    for (const planned of current.plan.steps) {
      const step = playbook?.steps.find(({ id }) => id === stepOf(planned))
      if (playbook === undefined || step === undefined)
        throw new Error(`Playbook ${current.plan.playbook} lost its step ${planned.id}`)
      if (['done', 'skipped'].includes(current.steps[planned.id]?.state ?? '')) continue
      if (planned.of && left.has(planned.of.target)) continue
      const at = { incident: incident.id, run: current.id, step: planned.id }
      const doing = { world, incident, run: current, playbook, step, planned }
      const end = await world.span('step', at, () => runStep(doing))
      if (end === 'stopped') return
      if (end === 'left' && planned.of) left.add(planned.of.target)
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
/** `left`: one of several vanished, and the others go on. */
type End = 'done' | 'stopped' | 'left'

async function runStep(all: Doing): Promise<End> {
  const { world, incident, run, step } = all
  const { id } = run
  const latest = (await world.journal.incident(incident.id))?.runs[id] ?? run
  const changes = ownLines(run.plan, all.planned, latest.steps)
  const planned = { ...all.planned, changes }
  const doing = { ...all, planned }
  // One that failed before it began has changed nothing yet: on a retry it is looked at as if for the first time.
  const resumed = run.steps[planned.id]?.startedAt !== undefined
  try {
    if (latest.halted !== undefined)
      return await fail(doing, { failed: 'halted', by: latest.halted })
    const ctx = await context(doing)
    const gone = resumed ? undefined : await unfit(ctx, doing)
    if (gone !== undefined) return await fail(doing, { failed: 'unfit', because: gone })
    const left = await open(ctx, doing)
    const wanted = left.length === 0
    if (!wanted && !resumed) {
      const drift = unlike(planned.changes, await step.now(ctx), 'from').filter((c) =>
        left.some((l) => sameLine(l, c)),
      )
      if (drift.length > 0) return await fail(doing, { failed: 'changed', changes: drift })
    }
    // After a crash a step that must not run twice is given time to show that it happened.
    const happened = wanted || (resumed && !step.repeatable && (await settled(ctx, doing)))
    let made: Json = (run.plan.mode === 'do' && ctx.made[step.id]) || null
    let kept: Awaited<ReturnType<typeof undo>>
    if (!happened) {
      await record(world, incident.id, () => [{ kind: 'step-started', run: id, step: planned.id }])
      if (run.plan.mode === 'undo') kept = await undo(ctx, step)
      else made = (await step.do({ ...ctx, changes: left })) ?? null
      if (kept === undefined && !(await settled(ctx, doing)))
        return await fail(doing, { failed: 'not-shown', changes: await missing(ctx, doing) })
    }
    await record(world, incident.id, () => [
      { kind: 'step-done', run: id, step: planned.id, made, ...kept },
    ])
    return 'done'
  } catch (error) {
    if (error instanceof StoreAway) throw error
    world.log('warn', 'a step failed', {
      run: id,
      step: planned.id,
      error: error instanceof Error ? error.stack : String(error),
    })
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    const said = `${name}: ${message}`.slice(0, 1_000)
    return await fail(doing, { failed: 'aws', trouble: troubleOf({ name, message }), said })
  }
}

async function context(doing: Doing): Promise<Act<JsonObject>> {
  const { world, incident, run, playbook, planned } = doing
  const source = run.undoes === undefined ? run : (incident.runs[run.undoes] ?? run)
  const latest = (await world.journal.incident(incident.id))?.runs[source.id]
  const { input, region } = planFor(run.plan, planned)
  const made = Object.fromEntries(
    source.plan.steps
      .filter(({ of }) => of?.target === planned.of?.target)
      .map((one) => [stepOf(one), latest?.steps[one.id]?.made ?? null]),
  )
  const at = { run: run.id, step: planned.id }
  const onCall = (call: AwsCall) =>
    record(world, incident.id, () => [{ kind: 'aws-called', ...at, call }])
  const onWider = (wider: Wider) =>
    record(world, incident.id, () => [{ kind: 'session-widened', ...at, wider }])
  const human = run.approvals.at(-1)?.by ?? run.by
  const { changes } = planned
  const scope = {
    incident: { ...incident, finding: { ...incident.finding, region } },
    playbook,
    input,
    run: run.id,
    made: runOf(source.id, planned),
    human,
    changes,
  }
  return {
    input,
    account: run.plan.account,
    region,
    incident: incident.id,
    run: scope.made,
    aws: changingAws(world, scope, { onCall, onWider }),
    changes,
    made,
  }
}

/** Why the playbook no longer fits, in its own words, before anything is done: what it was to act on may have gone since. */
async function unfit(ctx: Act<JsonObject>, { run, playbook, planned }: Doing) {
  const first = run.plan.steps.find(({ of }) => of?.target === planned.of?.target)
  if (run.plan.mode === 'undo' || planned.id !== first?.id) return undefined
  return await playbook.fit?.(ctx)
}

/** The approved lines that AWS does not show yet. */
async function open(ctx: Act<JsonObject>, doing: Doing): Promise<Change[]> {
  const lacking = await missing(ctx, doing)
  return doing.planned.changes.filter((c) => lacking.some((m) => sameLine(m, c)))
}
/** What AWS shows in their place. */
const missing = async (ctx: Act<JsonObject>, { step, planned }: Doing): Promise<Change[]> =>
  unlike(planned.changes, await step.now(ctx), 'to')

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

async function fail(doing: Doing, why: Failure): Promise<End> {
  const { world, incident, run, planned } = doing
  const { of } = planned
  const because = await vanished(doing, why)
  if (of !== undefined && because !== undefined) {
    const left = { kind: 'target-left', run: run.id, target: of.target, because } as const
    await record(world, incident.id, () => [left])
    return 'left'
  }
  const reason = inEnglish(why).slice(0, 1_000)
  await record(world, incident.id, () => [
    { kind: 'step-failed', run: run.id, step: planned.id, reason, why },
  ])
  return 'stopped'
}

/** One of several may have gone since it was planned: that is a result, and nothing to ask about. */
async function vanished(doing: Doing, why: Failure): Promise<Text | undefined> {
  const { run, playbook, planned } = doing
  if (planned.of === undefined || run.plan.mode === 'undo' || why.failed === 'halted')
    return undefined
  if (why.failed === 'unfit') return why.because
  try {
    return await playbook.fit?.(await context(doing))
  } catch {
    // It could not be looked at: then somebody has to.
    return undefined
  }
}

async function record(world: World, id: string, events: () => readonly Event[]): Promise<void> {
  try {
    const result = await change(world, { id }, events)
    if (isRefusal(result)) throw new Error(result.refused)
  } catch (error) {
    throw new StoreAway(`The journal could not be written for ${id}`, { cause: error })
  }
}

/** For the journal and the log; people read `src/view/failure.ts`. */
function inEnglish(why: Failure): string {
  switch (why.failed) {
    case 'halted':
      return `Stopped by ${why.by} before this step`
    case 'unfit':
      return why.because.en
    case 'changed':
      return `AWS changed since the plan: ${lines(why.changes)}`
    case 'not-shown':
      return `AWS does not show the change: ${lines(why.changes)}`
    case 'aws':
      return why.said
  }
}

const lines = (changes: readonly Change[]): string =>
  changes
    .map(
      (c) =>
        `${c.resource} ${c.field}: ${JSON.stringify(c.to)} (planned ${JSON.stringify(c.from)})`,
    )
    .join('; ')
