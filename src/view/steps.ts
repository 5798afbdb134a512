import type { Block } from '../core/blocks.ts'
import type { Run } from '../core/incident.ts'
import type { Json } from '../core/json.ts'
import type { PlannedStep } from '../core/plan.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room } from './context.ts'
import { fold, lines } from './parts.ts'
import { clock, code, mrkdwn } from './text.ts'
import { changeLine } from './value.ts'

/** The steps of a run as they tick. */
export function steps(run: Run, ctx: CardContext, room: Room): Block[] {
  const all = run.plan.steps
  // Where steps must be folded, those already done go first: what runs or failed has to stay in sight.
  const open = all.findIndex(({ id }) => !['done', 'skipped'].includes(run.steps[id]?.state ?? ''))
  const start = Math.max(0, Math.min(open < 0 ? 0 : open - 1, all.length - room.steps))
  const shown = all.slice(start, start + room.steps)
  const more = all.length - shown.length
  return lines([
    ...shown.map((step) => stepLine(step, run, ctx, room)),
    ...(more > 0 ? [ctx.say.lists.moreSteps(more)] : []),
  ])
}

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

function stepLine(step: PlannedStep, run: Run, ctx: CardContext, room: Room): string {
  const { run: say, plan } = ctx.say
  const record = run.steps[step.id]
  const undoes = run.plan.mode === 'undo'
  const does = mrkdwn(pick(step.title, ctx.locale), room.value)
  const title = undoes ? say.undoOf(does) : does
  if (undoes && step.never)
    return `⚠️ ${does} – ${plan.never(mrkdwn(pick(step.never, ctx.locale), room.value))}`
  switch (record?.state) {
    case 'done': {
      const at = say.verifiedAt(clock(record.verifiedAt ?? '', ctx.locale, ctx.zone))
      // What was there before is kept for the undo, and is nobody's making.
      const before = new Set(step.changes.flatMap(({ from }) => names(from)))
      const all = names(record.made ?? null).filter((name) => !before.has(name))
      const made = all.slice(0, 5)
      const notes = [
        ...(made.length > 0
          ? [say.made(made.map((name) => code(name, 60)).join(ctx.say.lists.comma))]
          : []),
        ...(record.kept ? [say.kept(mrkdwn(pick(record.kept, ctx.locale), room.value))] : []),
      ]
      return [`✅ ${title} – ${at}`, ...notes].join(' · ')
    }
    case 'running':
      return `⏳ ${title} – ${say.stepRunning}`
    case 'skipped':
      return `⏭️ ${title} – ${say.skipped(mrkdwn(record.reason ?? '', room.value))}`
    case 'failed':
      return `❌ ${title} – ${code(record.reason ?? '', room.value)}`
    default:
      return step.changes.length === 0 ? `▫️ ${title} (${plan.alreadySo})` : `▫️ ${title}`
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
