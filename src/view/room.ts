import type { Block } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { lifeOf } from '../core/life-state.ts'
import type { Room, RoomFault } from '../core/room.ts'
import { type Locale, pick } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { type CardContext, who } from './context.ts'
import { context, section } from './parts.ts'
import { code, safe } from './text.ts'

/** Of plain text, 250 characters at most. https://docs.slack.dev/reference/methods/conversations.setTopic */
export function roomTopic(incident: Incident, say: Phrases, locale: Locale): string {
  const { finding, commander } = incident
  const leader = commander ? who(commander.who, say).replaceAll('*', '') : say.room.nobody
  return safe(
    say.room.topic(
      say.severities[finding.severity],
      safe(pick(finding.headline, locale), 100),
      `${finding.account} ${finding.region}`,
      say.life.states[lifeOf(incident)],
      leader,
    ),
    250,
  )
}

const name = ({ channel, name: called = '' }: Room): string =>
  channel === undefined ? code(`#${called}`, 90) : `<#${channel}>`

function whyNot({ what, error, needed, provided }: RoomFault, { room: say }: Phrases): string {
  const { missing_scope: scope, ...plain } = say.errors
  const known: { readonly [error: string]: string } = plain
  if (error === 'missing_scope') return scope(code(needed ?? '?', 100), code(provided ?? '?', 400))
  if (what === 'unarchive') return say.unarchive(code(error, 60))
  return (Object.hasOwn(known, error) && known[error]) || say.other(code(error, 60))
}

const failure = (fault: RoomFault, say: Phrases): string =>
  `⚠️ *${say.room.what[fault.what]}:* ${whyNot(fault, say)}`

/** On the card: where people talk about it, and what Slack said no to. */
export function roomBlocks({ room, closed }: Incident, { say }: CardContext): Block[] {
  if (room === undefined) return []
  const { failed, strangers, archived } = room
  const made = room.name !== undefined
  const asked = failed || closed ? [] : [context(say.room.making)]
  const line = archived ? say.room.archived : say.room.at
  const missing = strangers
    .slice(0, 5)
    .map(({ who: one, error }) =>
      say.room.stranger(who(one, say), whyNot({ what: 'invite', error }, say)),
    )
  return [
    ...(made ? [context(line(name(room)))] : asked),
    ...(failed ? [section(failure(failed, say))] : []),
    ...(missing.length > 0 ? [context(...missing)] : []),
  ]
}

/** What whoever asked for it is told at once. */
export function roomSaid({ id, room }: Incident, say: Phrases): string {
  if (room?.failed) return failure(room.failed, say)
  const lines =
    room?.name === undefined
      ? [say.room.said.waits(code(id, 80))]
      : [say.room.said.made(name(room), code(id, 80))]
  const missing = room?.strangers.map(({ who: one, error }) =>
    say.room.stranger(who(one, say), whyNot({ what: 'invite', error }, say)),
  )
  return [...lines, ...(missing ?? [])].join('\n')
}
