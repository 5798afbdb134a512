import type { Block } from '../core/blocks.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { Note, Plan, PlannedStep, Target } from '../core/plan.ts'
import { pick } from '../core/text.ts'
import { account, type ViewContext } from './context.ts'
import { context, divider, fold, header, lines, quote, section } from './parts.ts'
import { code, exact, mrkdwn } from './text.ts'
import { change } from './value.ts'

interface PlaybookText {
  readonly title: string
  readonly why: string
  readonly undo: string
  readonly fields?: { readonly [field: string]: string }
}
export interface PlanContext extends ViewContext {
  readonly playbook: {
    readonly en: PlaybookText
    readonly ja: PlaybookText
    readonly risk: 'low' | 'medium' | 'high'
  }
}

/** A modal takes 100 blocks of 3,000 characters, but nobody reads that: this much of a diff is shown, and the rest counted. */
const diffRoom = 50_000
const longest = 500
const mostNotes = 12

/** Exactly what would happen, for the modal in which somebody asks for it or approves it. */
export function planBlocks(incident: Incident, run: Run, ctx: PlanContext): Block[] {
  const { say } = ctx
  const { plan } = run
  const words = wordsOf(ctx)
  const undoes = plan.mode === 'undo'
  const changes = plan.steps.flatMap((step) => step.changes)
  const busy = plan.steps.filter((step) => step.changes.length > 0).length
  const title = plan.targets ? say.run.targets.of(words.title, plan.targets.length) : words.title
  return [
    header(undoes ? say.run.undoOf(title) : title),
    section(
      `*${account(plan.account, ctx)}* · *${code(plan.region, 40)}*\n${reality(incident, ctx)}`,
    ),
    ...(undoes ? [] : [section(`*${say.plan.why}*`), quote(words.why, 2000)]),
    ...notes(plan.notes, ctx),
    divider,
    section(
      changes.length === 0 ? say.plan.nothing : `*${say.plan.changes(changes.length, busy)}*`,
    ),
    ...diff(plan, { ...ctx, undoes }, words.fields ?? {}),
    divider,
    ...(undoes ? [] : [section(`*${say.plan.undo}*`), quote(words.undo, 2000)]),
    context(
      `${say.run.risk(say.plan.risks[ctx.playbook.risk])}  ·  ${say.plan.hash(code(plan.hash.slice(0, 12)))}`,
    ),
  ]
}

function wordsOf({ playbook: { risk: _risk, ...texts }, locale }: PlanContext): PlaybookText {
  const tongues: { readonly [locale: string]: PlaybookText } = texts
  return tongues[locale] ?? texts.en
}

function reality({ drill, finding }: Incident, { say }: PlanContext): string {
  return drill ? say.plan.drill : finding.sample ? say.plan.sample : say.plan.real
}

function notes(all: readonly Note[], ctx: PlanContext): Block[] {
  return all.length === 0
    ? []
    : lines([`*${ctx.say.plan.notes}*`, ...noteLines(all, mostNotes, ctx)])
}

function noteLines(all: readonly Note[], most: number, { say, locale }: PlanContext): string[] {
  const warnings = all.filter(({ level }) => level === 'warn')
  const others = all.filter(({ level }) => level !== 'warn')
  const { shown, more } = fold([...warnings, ...others], most)
  return [
    ...shown.map(
      ({ level, text }) => `${level === 'warn' ? '⚠️' : 'ℹ️'} ${mrkdwn(pick(text, locale), 900)}`,
    ),
    ...(more > 0 ? [say.lists.more(more)] : []),
  ]
}

/** Steps in their order, under their phase, until the room is used up; what did not fit is counted, never dropped silently. */
function diff(plan: Plan, ctx: DiffContext, names: Names): Block[] {
  const shown: string[] = []
  let room = diffRoom
  let left = 0
  const all = plan.targets
    ? targetLines(plan, plan.targets, ctx, names)
    : diffLines(plan.steps, ctx, names)
  for (const line of all) {
    const text = room > 0 ? line.text() : ''
    room -= text.length
    if (room > 0) shown.push(text)
    else if (line.change) left += 1
  }
  return [...lines(shown), ...(room > 0 ? [] : [section(ctx.say.plan.tooLong(left))])]
}

type DiffContext = PlanContext & { readonly undoes: boolean }
type Names = { readonly [field: string]: string }
/** Drawn only if there is room: a value may be large, and its hash is part of what is drawn. */
type Line = { readonly text: () => string; readonly change: boolean }
const line = (text: () => string, change = false): Line => ({ text, change })

/** Each under its name: what to know of it, then what would change. */
function* targetLines(
  { steps }: Plan,
  targets: readonly Target[],
  ctx: DiffContext,
  names: Names,
): Generator<Line> {
  const most = Math.max(2, Math.floor((2 * mostNotes) / targets.length))
  const order = [...new Set(steps.flatMap(({ of }) => of?.target ?? []))]
  const places = new Set(targets.map(({ region }) => region))
  for (const [nth, at] of order.entries()) {
    const target = targets[at]
    if (target === undefined) continue
    const place = places.size > 1 ? ` (${code(target.region, 40)})` : ''
    const above = nth === 0 ? '' : '\n'
    yield line(() => `${above}*${nth + 1}/${order.length}  ${exact(target.name, 200)}*${place}`)
    for (const note of noteLines(target.notes, most, ctx)) yield line(() => note)
    const own = steps.filter(({ of }) => of?.target === at)
    yield* diffLines(own, ctx, names)
  }
  for (const { name, left } of targets)
    if (left)
      yield line(() =>
        ctx.say.run.targets.left(exact(name, 200), mrkdwn(pick(left, ctx.locale), 600)),
      )
}

function* diffLines(
  steps: readonly PlannedStep[],
  ctx: DiffContext,
  names: Names,
): Generator<Line> {
  for (const [i, step] of steps.entries()) {
    if (step.phase !== steps[i - 1]?.phase) yield line(() => `*▎${ctx.say.phases[step.phase]}*`)
    yield* stepLines(step, i + 1, ctx, names)
  }
}

function* stepLines(
  step: PlannedStep,
  nth: number,
  { say, locale, undoes }: DiffContext,
  names: Names,
): Generator<Line> {
  const { never, changes } = step
  const idle = changes.length === 0 && (never === undefined || !undoes)
  const does = mrkdwn(pick(step.title, locale), 200)
  const title = `*${nth}. ${undoes ? say.run.undoOf(does) : does}*`
  yield line(() => (idle ? `${title} – ${say.plan.alreadySo}` : title))
  for (const [i, c] of changes.entries()) {
    if (c.resource !== changes[i - 1]?.resource) yield line(() => exact(c.resource, 400))
    const label = Object.hasOwn(names, c.field) ? (names[c.field] ?? c.field) : c.field
    yield line(() => `    • ${change(c, label, say, longest)}`, true)
  }
  if (never) yield line(() => say.plan.never(mrkdwn(pick(never, locale), 600)))
}
