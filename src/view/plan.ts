import type { Block } from '../core/blocks.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { Note, PlannedStep } from '../core/plan.ts'
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
  return [
    header(undoes ? say.run.undoOf(words.title) : words.title),
    section(
      `*${account(plan.account, ctx)}* · *${code(plan.region, 40)}*\n${reality(incident, ctx)}`,
    ),
    ...(undoes ? [] : [section(`*${say.plan.why}*`), quote(words.why, 2000)]),
    ...notes(plan.notes, ctx),
    divider,
    section(
      changes.length === 0 ? say.plan.nothing : `*${say.plan.changes(changes.length, busy)}*`,
    ),
    ...diff(plan.steps, { ...ctx, undoes }, words.fields ?? {}),
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

function notes(all: readonly Note[], { say, locale }: PlanContext): Block[] {
  if (all.length === 0) return []
  const warnings = all.filter(({ level }) => level === 'warn')
  const others = all.filter(({ level }) => level !== 'warn')
  const { shown, more } = fold([...warnings, ...others], mostNotes)
  return lines([
    `*${say.plan.notes}*`,
    ...shown.map(
      ({ level, text }) => `${level === 'warn' ? '⚠️' : 'ℹ️'} ${mrkdwn(pick(text, locale), 900)}`,
    ),
    ...(more > 0 ? [say.lists.more(more)] : []),
  ])
}

/** Steps in their order, under their phase, until the room is used up; what did not fit is counted, never dropped silently. */
function diff(steps: readonly PlannedStep[], ctx: DiffContext, names: Names): Block[] {
  const shown: string[] = []
  let room = diffRoom
  let left = 0
  for (const line of diffLines(steps, ctx, names)) {
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
