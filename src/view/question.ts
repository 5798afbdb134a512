import type { Block, Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Question } from '../core/principal.ts'
import { pick } from '../core/text.ts'
import { account, type ViewContext, who } from './context.ts'
import { buttons, context, fields, header, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** What the person behind a principal is asked, in their own messages: what was done in their name, and was it them. */
export function question(incident: Incident, asked: Question, ctx: ViewContext): Message {
  const { question: say, card, drillNote, sampleNote } = { ...ctx.say, ...ctx.say.card }
  const { finding } = incident
  const at = when(finding.lastSeen, ctx.locale, ctx.zone)
  const ips = finding.remotes.slice(0, 4).map(({ ip }) => code(ip, 60))
  const { answer } = asked
  const blocks: Block[] = [
    header(say.title),
    ...(incident.drill ? [section(drillNote)] : finding.sample ? [section(sampleNote)] : []),
    section(say.about(mrkdwn(pick(finding.headline, ctx.locale), 300), who(asked.by, ctx.say))),
    ...fields([
      [card.account, account(finding.account, ctx)],
      [card.lastSeen, at],
      ...(finding.actor === undefined ? [] : [[card.actor, code(finding.actor, 120)] as const]),
      ...(ips.length === 0 ? [] : [[card.remotes, ips.join('\n')] as const]),
    ]),
    ...(answer === undefined
      ? buttons([
          { text: say.yes, action: 'was-me', value: incident.id },
          { text: say.no, action: 'was-not-me', value: incident.id, style: 'danger' },
        ])
      : [section(answer.mine ? say.saidYes : say.saidNo)]),
    context(say.only),
  ]
  return {
    text: say.title,
    blocks,
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: incident.id } },
  }
}

/** On the card: who was asked, and what they said. */
export function asked({ asked: one }: Incident, ctx: ViewContext): Block[] {
  if (one === undefined) return []
  const { question: say } = ctx.say
  const [person, at] = [who(one.who, ctx.say), when(one.at, ctx.locale, ctx.zone)]
  if (one.answer === undefined) return [context(say.waiting(person, at))]
  const then = when(one.answer.at, ctx.locale, ctx.zone)
  return [section(one.answer.mine ? say.wasThem(person, then) : say.wasNotThem(person, then))]
}
