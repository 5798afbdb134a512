import type { Block } from '../core/blocks.ts'
import type { Run } from '../core/incident.ts'
import { marks } from '../core/newest.ts'
import type { Plan, PlannedStep } from '../core/plan.ts'
import { targetState } from '../core/targets.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room } from './context.ts'
import { failureNote } from './failure.ts'
import { madeBy } from './made.ts'
import { planBlock } from './newest.ts'
import { context, fold, lines } from './parts.ts'
import { countTargets, tellTarget } from './targets.ts'
import { clock, mrkdwn, safe } from './text.ts'
import { changeLine } from './value.ts'

/** The steps of a run: while it goes on as they tick, and then as what was done, to be read and copied. */
export function steps(run: Run, ctx: CardContext, room: Room): Block[] {
  const { plan } = run
  const ids = plan.targets ? inOrder(plan).map(String) : plan.steps.map(({ id }) => id)
  const isOver = (id: string): boolean =>
    plan.targets ? ['done', 'left'].includes(targetState(run, Number(id))) : over(run, id)
  // Where steps must be folded, those already done go first: what runs or failed has to stay in sight.
  const open = ids.findIndex((id) => !isOver(id))
  const start = Math.max(0, Math.min(open < 0 ? 0 : open - 1, ids.length - room.steps))
  const shown = ids.slice(start, start + room.steps)
  const more = ids.length - shown.length
  const { lists, run: say } = ctx.say
  const rest = more > 0 ? [plan.targets ? lists.more(more) : lists.moreSteps(more)] : []
  const told = plan.targets
    ? shown.map((target) => tellTarget(run, Number(target), ctx, room))
    : plan.steps.slice(start, start + room.steps).map((step) => tell(step, run, ctx, room))
  if (run.state !== 'approved' && run.state !== 'running')
    return lines([...told.map((one) => line(one, room)), ...rest])
  const done = plan.targets ? countTargets(run).done : ids.filter(isOver).length
  const progress = plan.targets ? say.targets.progress : say.progress
  const tasks = told.map(({ mark, title, note, status }, at) => ({
    id: `${run.id}/${start + at}`,
    title: status === undefined ? `${mark} ${title}` : title,
    ...(status && { status }),
    ...(note !== '' && { note }),
  }))
  return [planBlock(progress(done, ids.length), tasks), ...rest.map((text) => context(text))]
}

/** Targets as they are worked through: an undo begins with the last. What is left out has no steps, and stands at the end. */
const inOrder = ({ steps: all, targets = [] }: Plan): number[] => [
  ...new Set([...all.flatMap(({ of }) => of?.target ?? []), ...targets.keys()]),
]

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
  if (plan.targets)
    return inOrder(plan).map((at) => {
      const { name = '', left } = plan.targets?.[at] ?? {}
      const who = mrkdwn(name, Math.max(room.value, 60))
      if (left) return say.run.targets.left(who, mrkdwn(pick(left, locale), room.value))
      const own = plan.steps.filter(({ of }) => of?.target === at)
      const count = own.reduce((sum, { changes: lines }) => sum + lines.length, 0)
      return `▫️ ${who} (${say.plan.count(count)})`
    })
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
      const notes = [
        at,
        ...madeBy(step, record, ctx.say),
        ...(record.kept ? [say.kept(mrkdwn(pick(record.kept, ctx.locale), room.value))] : []),
      ]
      return as('complete', ...notes)
    }
    case 'running':
      return as('in_progress', say.stepRunning)
    case 'skipped':
      return { mark: '⏭️', title, note: say.skipped(mrkdwn(record.reason ?? '', room.value)) }
    case 'failed':
      return as('error', failureNote(record, ctx, room.value))
    default:
      return as('pending', step.changes.length === 0 ? words.alreadySo : '')
  }
}
