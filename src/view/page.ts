import type { Block, Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Page } from '../core/pager.ts'
import { isGivenUp } from '../core/paging.ts'
import { type Locale, pick } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { type CardContext, emoji, type Room, who } from './context.ts'
import { buttons, context, header, section } from './parts.ts'
import { code, mrkdwn, safe, when } from './text.ts'

/** One line of plain text for a telephone. */
export function pageLine({ id, finding }: Incident, say: Phrases, locale: Locale): string {
  const { headline, account, region, severity } = finding
  const title = safe(pick(headline, locale), 90)
  const words = say.card.headline('', '', say.severities[severity], title).trim()
  return safe(`${words} · ${account} ${region} · ${id}`, 200)
}

/** What whoever is called gets, in their own messages. */
export function calling(page: Page, mark: string, say: Phrases): Message {
  const { oncall, buttons: labels } = say
  const text = mrkdwn(page.headline, 300)
  return {
    text: `📟 ${text}`,
    blocks: [
      header(`${emoji[page.severity]} ${oncall.callTitle}`),
      section(`*${text}*`),
      section(oncall.callWhy(code(page.incident, 80), page.level)),
      ...buttons([
        { text: labels.acknowledge, action: 'ack', value: page.incident, style: 'primary' },
      ]),
    ],
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: mark } },
  }
}

/** On the card: who was called, and whether the call got out. */
export function called({ paging }: Incident, ctx: CardContext, room: Room): Block[] {
  if (paging === undefined) return []
  const { oncall: say, lists } = ctx.say
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const people = paging.who.slice(0, 5).map((one) => who(one, ctx.say))
  const failed = Object.entries(paging.sent)
    .filter(([, { error }]) => error !== undefined)
    .slice(0, 3)
    .map(([pager, sent]) => {
      const why = mrkdwn(sent.error ?? '', Math.min(room.value, 120))
      return isGivenUp(sent)
        ? say.givenUp(code(pager, 40), why)
        : say.failed(code(pager, 40), String(sent.failures), why)
    })
  return [
    context(say.called(people.join(lists.comma) || '–', at(paging.at), String(paging.level))),
    ...(failed.length > 0 ? [section(failed.join('\n'))] : []),
  ]
}
