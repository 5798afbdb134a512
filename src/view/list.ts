import type { Block } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { pick } from '../core/text.ts'
import { emoji, type ViewContext, where, who } from './context.ts'
import { context, fold, header, section, weight } from './parts.ts'
import { status } from './status.ts'
import { code, mrkdwn, when } from './text.ts'

/** For `/hikeshi incidents`: as many as one message takes, the rest counted. */
export function list(incidents: readonly Incident[], ctx: ViewContext): Block[] {
  const { lists } = ctx.say
  if (incidents.length === 0) return [section(lists.none)]
  for (let max = 20; ; max -= 1) {
    const { shown, more } = fold(incidents, max)
    const blocks = [
      header(lists.title),
      ...shown.map((incident) => section(entry(incident, ctx))),
      ...(more > 0 ? [context(lists.moreIncidents(more))] : []),
    ]
    if (weight(blocks) <= 11_500 || max <= 1) return blocks
  }
}

/** One incident in three lines. */
export function entry(incident: Incident, ctx: ViewContext): string {
  const { finding, drill, acknowledged } = incident
  const { card, lists, severities } = ctx.say
  const marks = [...(drill ? [card.drill] : []), ...(finding.sample ? [card.sample] : [])]
  const title = mrkdwn(pick(finding.headline, ctx.locale), 150)
  const { severity } = finding
  const head = card.headline(
    marks.map(card.mark).join(''),
    emoji[severity],
    severities[severity],
    title,
  )
  const on = acknowledged ? lists.acknowledged(who(acknowledged.by, ctx.say)) : lists.untouched
  const state = status(incident, ctx.say)
  const seen = lists.lastSeen(when(finding.lastSeen, ctx.locale, ctx.zone))
  const facts = [where(finding, ctx), code(finding.resource.id, 100), seen]
  return [
    `*${head}*`,
    facts.join(' · '),
    [...(state === undefined ? [] : [`*${state}*`]), on, code(incident.id, 80)].join(' · '),
  ].join('\n')
}
