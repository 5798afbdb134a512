import type { Message } from '../core/blocks.ts'
import { severities } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { type Digest, digestOf, type Talker } from '../core/storm.ts'
import { emoji, type ViewContext } from './context.ts'
import { entry } from './list.ts'
import { buttons, context, divider, fold, header, section, weight } from './parts.ts'
import { code, mrkdwn, safe, when } from './text.ts'

/** A storm in one message: how much, of what, by whom; and what can be done about the loudest. */
export function digest(storm: Digest, ctx: ViewContext): Message {
  const { storms: say, severities: names } = ctx.say
  const since = new Date(digestOf(storm.id)?.since ?? 0).toISOString()
  const title = storm.over ? say.over(storm.incidents) : say.title(storm.incidents)
  const grades = severities.toReversed().flatMap((severity) => {
    const count = storm.severities[severity]
    return count === undefined ? [] : [`${emoji[severity]} ${names[severity]}: ${count}`]
  })
  const talkers = [
    [say.actors, storm.actors],
    [say.types, storm.types],
    [say.accounts, storm.accounts],
  ] as const
  const mutes = storm.actors.map(({ name, incident }, i) => ({
    text: say.mute(safe(name, 40)),
    action: `mute/${i}`,
    value: incident,
    confirm: {
      title: say.muteTitle,
      text: say.muteText(safe(name, 60)),
      yes: say.muteYes,
      no: ctx.say.confirm.cancel,
    },
  }))
  const blocks = [
    header(title),
    section(say.sum(storm.events, storm.incidents, when(since, ctx.locale, ctx.zone))),
    ...(grades.length > 0 ? [section(grades.join(' · '))] : []),
    ...talkers
      .filter(([, loudest]) => loudest.length > 0)
      .map(([label, loudest]) =>
        section([`*${label}*`, ...loudest.map((one) => line(one, ctx))].join('\n')),
      ),
    divider,
    ...buttons([{ text: say.list, action: 'folded', value: storm.id }, ...mutes]),
    context(storm.over ? say.afterwards(storm.shown) : say.meanwhile(storm.shown)),
  ]
  return {
    text: mrkdwn(title, 300),
    blocks,
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: storm.id } },
  }
}

const line = ({ name, events, incidents }: Talker, ctx: ViewContext): string =>
  ctx.say.storms.talker(code(name, 120), events, incidents)

/** The folded incidents, each with a button that gives it a card of its own. As many as one modal takes. */
export function foldedList(incidents: readonly Incident[], total: number, ctx: ViewContext) {
  const { storms: say } = ctx.say
  if (incidents.length === 0) return [section(say.nothingFolded)]
  for (let max = 20; ; max -= 1) {
    const { shown } = fold(incidents, max)
    const more = total - shown.length
    const blocks = [
      ...shown.flatMap((incident) => [
        section(entry(incident, ctx)),
        ...buttons([{ text: say.open, action: 'unfold', value: incident.id }]),
      ]),
      ...(more > 0 ? [context(say.moreFolded(more))] : []),
    ]
    if (weight(blocks) <= 11_500 || max <= 1) return blocks
  }
}
