import type { Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { headline } from './card.ts'
import { clockTitle } from './care.ts'
import { type CardContext, who } from './context.ts'
import { buttons, context, header, quote, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** What stakeholders read: no details of the attack, but what a person wrote for them. */
export function updateMessage(
  incident: Incident,
  nth: number,
  mark: string,
  ctx: CardContext,
): Message {
  const { update: say } = ctx.say.care
  const one = incident.updates?.find(({ update }) => update === nth)
  const text = headline(incident, ctx)
  const at = one ? when(one.at, ctx.locale, ctx.zone) : ''
  return {
    text: mrkdwn(text, 300),
    blocks: [
      header(`📣 ${text}`),
      quote(one?.text ?? '', 1_500),
      context(say.by(one ? who(one.by, ctx.say) : '', at, code(incident.id, 80))),
    ],
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: mark } },
  }
}

/** A reminder in somebody's own messages, with the button that answers it. */
export function reminder(
  incident: Incident,
  about: string,
  mark: string,
  ctx: CardContext,
): Message {
  const { update: say, data, buttons: labels } = ctx.say.care
  const { id, updates = [], acknowledged, openedAt } = incident
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const clock = incident.data?.clocks.find((one) => about.startsWith(`clock-${one.id}-`))
  const over = clock !== undefined && about.endsWith(clock.due)
  const since = updates.at(-1)?.at ?? acknowledged?.at ?? openedAt
  const title = clock
    ? over
      ? data.overTitle
      : data.nearTitle
    : about.startsWith('late-')
      ? say.lateTitle
      : say.askTitle
  const words = clock
    ? data.near(mrkdwn(clockTitle(clock.id, ctx), 120), code(id, 80), at(clock.due))
    : say.ask(code(id, 80), at(since))
  return {
    text: `${title}: ${code(id, 80)}`,
    blocks: [
      header(title),
      section(`*${mrkdwn(headline(incident, ctx), 300)}*`),
      section(words),
      ...buttons([
        clock
          ? { text: labels.clock, action: 'clock', value: id, style: 'primary' }
          : { text: labels.update, action: 'update', value: id, style: 'primary' },
      ]),
    ],
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: mark } },
  }
}
