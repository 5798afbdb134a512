import type { Block } from '../core/blocks.ts'
import type { Run } from '../core/incident.ts'
import type { Json } from '../core/json.ts'
import type { PlannedStep } from '../core/plan.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room } from './context.ts'
import { lines } from './parts.ts'
import { clock, code, mrkdwn } from './text.ts'

/** The steps of a run as they tick. */
export function steps(run: Run, ctx: CardContext, room: Room): Block[] {
  const all = run.plan.steps
  // Where steps must be folded, those already done go first: what runs or failed has to stay in sight.
  const open = all.findIndex(({ id }) => run.steps[id]?.state !== 'done')
  const start = Math.max(0, Math.min(open < 0 ? 0 : open - 1, all.length - room.steps))
  const shown = all.slice(start, start + room.steps)
  const more = all.length - shown.length
  return lines([
    ...shown.map((step) => stepLine(step, run, ctx, room)),
    ...(more > 0 ? [ctx.say.lists.moreSteps(more)] : []),
  ])
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
      const made = names(record.made ?? null).slice(0, 5)
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
