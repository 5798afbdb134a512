import type { Block } from '../core/blocks.ts'
import type { Run } from '../core/incident.ts'
import type { Json } from '../core/json.ts'
import { marks } from '../core/newest.ts'
import type { PlannedStep } from '../core/plan.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room } from './context.ts'
import { planBlock } from './newest.ts'
import { context, fold, lines } from './parts.ts'
import { clock, code, mrkdwn, safe } from './text.ts'
import { changeLine } from './value.ts'

/** The steps of a run: while it goes on as they tick, and then as what was done, to be read and copied. */
export function steps(run: Run, ctx: CardContext, room: Room): Block[] {
  const all = run.plan.steps
  // Where steps must be folded, those already done go first: what runs or failed has to stay in sight.
  const open = all.findIndex(({ id }) => !over(run, id))
  const start = Math.max(0, Math.min(open < 0 ? 0 : open - 1, all.length - room.steps))
  const shown = all.slice(start, start + room.steps)
  const more = all.length - shown.length
  const rest = more > 0 ? [ctx.say.lists.moreSteps(more)] : []
  const told = shown.map((step) => tell(step, run, ctx, room))
  if (run.state !== 'approved' && run.state !== 'running')
    return lines([...told.map((one) => line(one, room)), ...rest])
  const done = all.filter(({ id }) => over(run, id)).length
  const tasks = told.map(({ mark, title, note, status }, at) => ({
    id: `${run.id}/${start + at}`,
    title: status === undefined ? `${mark} ${title}` : title,
    ...(status && { status }),
    ...(note !== '' && { note }),
  }))
  return [
    planBlock(ctx.say.run.progress(done, all.length), tasks),
    ...rest.map((text) => context(text)),
  ]
}

const over = (run: Run, step: string): boolean =>
  ['done', 'skipped'].includes(run.steps[step]?.state ?? '')

/** What is asked for, in short: each line of a small plan, else its steps; all of it is one click away (Show plan). */
export function outline({ plan }: Run, ctx: CardContext, room: Room): string[] {
  const { say, locale } = ctx
  const changes = plan.steps.flatMap((step) => step.changes)
  if (changes.length <= Math.min(4, room.changes)) {
    const fields = ctx.offers.find(({ id }) => id === plan.playbook)?.fields
    const names = (locale === 'ja' ? fields?.ja : fields?.en) ?? {}
    return changes.map((c) => changeLine(c, say, Math.min(room.value, 90), names))
  }
  const { shown, more } = fold(plan.steps, room.steps)
  return [
    ...shown.map(({ title, changes: own }) => {
      const does = mrkdwn(pick(title, locale), room.value)
      const count = own.length === 0 ? say.plan.alreadySo : say.plan.count(own.length)
      return `▫️ ${plan.mode === 'undo' ? say.run.undoOf(does) : does} (${count})`
    }),
    ...(more > 0 ? [say.lists.moreSteps(more)] : []),
  ]
}

interface Told {
  /** Slack has four states; any other is told by its mark. */
  readonly status?: keyof typeof marks
  readonly mark: string
  /** Plain text. */
  readonly title: string
  readonly note: string
}

const line = ({ mark, title, note }: Told, room: Room): string => {
  const does = `${mark} ${mrkdwn(title, room.value)}`
  return note === '' ? does : `${does} – ${note}`
}

function tell(step: PlannedStep, run: Run, ctx: CardContext, room: Room): Told {
  const { run: say, plan: words } = ctx.say
  const record = run.steps[step.id]
  const undoes = run.plan.mode === 'undo'
  const does = safe(pick(step.title, ctx.locale), room.value)
  const title = undoes ? say.undoOf(does) : does
  const wider = record?.wider ? [say.wider[record.wider]] : []
  const as = (status: keyof typeof marks, ...notes: readonly string[]): Told => ({
    status,
    mark: marks[status],
    title,
    note: [...notes, ...wider].filter((note) => note !== '').join(' · '),
  })
  if (undoes && step.never) {
    const why = words.never(mrkdwn(pick(step.never, ctx.locale), room.value))
    return { mark: '⚠️', title: does, note: why }
  }
  switch (record?.state) {
    case 'done': {
      const at = say.verifiedAt(clock(record.verifiedAt ?? '', ctx.locale, ctx.zone))
      // What was there before is kept for the undo, and is nobody's making.
      const before = new Set(step.changes.flatMap(({ from }) => names(from)))
      const all = names(record.made ?? null).filter((name) => !before.has(name))
      const made = all.slice(0, 5)
      const notes = [
        at,
        ...(made.length > 0
          ? [say.made(made.map((name) => code(name, 60)).join(ctx.say.lists.comma))]
          : []),
        ...(record.kept ? [say.kept(mrkdwn(pick(record.kept, ctx.locale), room.value))] : []),
      ]
      return as('complete', ...notes)
    }
    case 'running':
      return as('in_progress', say.stepRunning)
    case 'skipped':
      return { mark: '⏭️', title, note: say.skipped(mrkdwn(record.reason ?? '', room.value)) }
    case 'failed':
      return as('error', code(record.reason ?? '', room.value))
    default:
      return as('pending', step.changes.length === 0 ? words.alreadySo : '')
  }
}

/** The ids among what a step made: snapshots, groups. Documents that undo needs are not for the card. */
function names(made: Json): string[] {
  if (typeof made === 'string') return [made]
  if (typeof made !== 'object' || made === null) return []
  const inside: readonly Json[] = Array.isArray(made) ? made : Object.values(made)
  return inside
    .flatMap((item) => (Array.isArray(item) ? item : [item]))
    .filter((item) => typeof item === 'string' && item !== '' && item.length <= 60)
}
