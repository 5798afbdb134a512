import type { Block } from '../core/blocks.ts'
import type { Enriched } from '../core/events.ts'
import type { Incident } from '../core/incident.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room } from './context.ts'
import { told } from './facts.ts'
import { context, fold, lines } from './parts.ts'
import { mrkdwn, when } from './text.ts'

/** What AWS added after the first post; what AWS would not tell is one quiet line. Nothing read, nothing shown. */
export function enriched(incident: Incident, ctx: CardContext, room: Room): Block[] {
  if (room.told === 0) return []
  const parts = Object.values(incident.enriched ?? {})
  const denied = parts.filter(({ unread }) => unread === 'denied')
  const names = denied.map(({ title }) => mrkdwn(pick(title, ctx.locale), 40))
  return [
    ...lines(
      parts
        .filter(({ facts }) => facts.length > 0)
        .map((part) => paragraph(part, incident, ctx, room)),
    ),
    ...(names.length > 0
      ? [context(ctx.say.card.unread(names.slice(0, 8).join(ctx.say.lists.comma)))]
      : []),
  ]
}

function paragraph(
  { title, facts, at }: Enriched,
  { finding }: Incident,
  ctx: CardContext,
  room: Room,
): string {
  const { shown, more } = fold(facts, room.told)
  const said = shown.map((fact) => {
    const moment = fact.at === undefined ? '' : `${when(fact.at, ctx.locale, ctx.zone)} `
    const label = mrkdwn(pick(fact.label, ctx.locale), 60)
    return `• ${moment}${label}: ${told(fact.value, finding, ctx, room)}`
  })
  const rest = more > 0 ? [ctx.say.lists.more(more)] : []
  const head = ctx.say.card.enriched(
    mrkdwn(pick(title, ctx.locale), 60),
    when(at, ctx.locale, ctx.zone),
  )
  return [head, ...said, ...rest].join('\n')
}
