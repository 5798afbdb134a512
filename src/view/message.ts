import type { Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { type CardContext, card, headline } from './card.ts'
import { status } from './status.ts'
import { mrkdwn } from './text.ts'

/** The card as it is posted. Slack shows `text` in notifications and reads it aloud; there it is parsed, so it is tamed. */
export function message(incident: Incident, ctx: CardContext): Message {
  const { account, region } = incident.finding
  const name = ctx.accountName?.(account)
  const parts = [
    headline(incident, ctx),
    name === undefined ? account : `${name} (${account})`,
    region,
    status(incident, ctx.say),
  ]
  return {
    text: mrkdwn(parts.filter((part) => part !== undefined).join(' · '), 300),
    blocks: card(incident, ctx),
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: incident.id } },
  }
}
