import type { Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Call } from '../core/storm.ts'
import { pick } from '../core/text.ts'
import { type CardContext, headline } from './card.ts'
import { ownerMention } from './facts.ts'
import { context, section } from './parts.ts'
import { mrkdwn } from './text.ts'

/** A short reply to a card, for the channel to hear of what an edit tells nobody; the card above says the rest. */
export function call(
  incident: Incident,
  { why, nth }: Pick<Call, 'why' | 'nth'>,
  ctx: CardContext,
): Message {
  const { calls: say, severities } = ctx.say
  const { finding, members } = incident
  const newest = members.at(-1)
  const what = mrkdwn(headline(incident, ctx), 300)
  const words = why === 'graver' ? say.graver(severities[finding.severity]) : say.joined
  const also =
    why === 'joined' && newest && newest.key !== finding.key
      ? say.newest(mrkdwn(pick(newest.headline, ctx.locale), 200))
      : undefined
  // Nobody hears of a mention that comes with an edit.
  const owners = ctx.owners?.map(ownerMention).join(' ')
  const lines = [`*${what}*`, words, also, owners].filter((line) => line)
  return {
    text: `${what} · ${words}`,
    blocks: [section(lines.join('\n')), context(say.above)],
    metadata: {
      event_type: 'hikeshi_call',
      event_payload: { incident: incident.id, call: `${nth}` },
    },
  }
}
