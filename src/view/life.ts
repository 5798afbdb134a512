import type { Block, Modal } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { LifeForm } from '../core/life.ts'
import { holdersOf, teamRoles } from '../core/team.ts'
import type { Phrases } from '../locales/en.ts'
import { type CardContext, type Room, type ViewContext, who } from './context.ts'
import { choose, write } from './form.ts'
import { type Button, buttons, context, fold, lines, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** Above all else: that it is over, or is not any more. */
export function closing({ closed, reopened }: Incident, ctx: CardContext, room: Room): Block[] {
  const { life: say } = ctx.say
  if (closed) {
    const reason = mrkdwn(closed.reason, room.what)
    return [
      section(
        say.closed[closed.as](
          who(closed.by, ctx.say),
          when(closed.at, ctx.locale, ctx.zone),
          reason,
        ),
      ),
    ]
  }
  if (reopened === undefined) return []
  const at = when(reopened.at, ctx.locale, ctx.zone)
  const { by, reason } = reopened
  return [
    section(
      reason === undefined
        ? say.reopenedByItself(at)
        : say.reopened(who(by, ctx.say), at, mrkdwn(reason, room.what)),
    ),
  ]
}

/** Who leads, what is open, what was noted last: as much as there is room for. */
export function team(incident: Incident, ctx: CardContext, room: Room): Block[] {
  const { life: say, lists } = ctx.say
  const { commander, tasks = [], notes = [], links = [] } = incident
  const open = tasks.filter(({ done }) => done === undefined)
  const { shown, more } = fold(open, Math.min(room.members, 5))
  const [last] = notes.slice(-1)
  const linked = links.slice(-room.members).map((id) => code(id, 40))
  const all = [
    ...(commander
      ? [say.commander(who(commander.who, ctx.say), when(commander.at, ctx.locale, ctx.zone))]
      : []),
    ...helpers(incident, ctx),
    ...(tasks.length > 0 ? [say.tasks(tasks.length - open.length, tasks.length)] : []),
    ...shown.map(
      ({ id, owner, text }) =>
        `▫️ ${say.task(String(id), mrkdwn(text, room.value), who(owner, ctx.say))}`,
    ),
    ...(more > 0 ? [lists.more(more)] : []),
    ...(last
      ? [
          say.lastNote(
            who(last.by, ctx.say),
            when(last.at, ctx.locale, ctx.zone),
            mrkdwn(last.text, room.value),
          ),
        ]
      : []),
  ]
  return [
    ...lines(all),
    ...(linked.length > 0 ? [context(say.links(linked.join(lists.comma)))] : []),
  ]
}

/** Who does what beside the commander: one line. */
export function helpers(incident: Incident, { say }: ViewContext): string[] {
  const { life, lists } = say
  const all = teamRoles.flatMap((role) => {
    const people = role === 'commander' ? [] : holdersOf(incident, role)
    const { shown, more } = fold(people, 6)
    const named = [...shown.map((one) => who(one, say)), ...(more > 0 ? [lists.more(more)] : [])]
    return named.length > 0 ? [life.held(life.roles[role], named.join(lists.comma))] : []
  })
  return all.length > 0 ? [`🧭 ${all.join(' · ')}`] : []
}

export function lifeButtons(
  incident: Incident,
  { say: { life, care, room: channel } }: CardContext,
): Block[] {
  const { id: value, closed, commander, room } = incident
  const button = (action: string, text: string): Button => ({ action, text, value })
  const note = button('note', life.buttons.note)
  const update = button('update', care.buttons.update)
  const data = incident.data
    ? [button('clock', care.buttons.clock)]
    : [button('personal-data', care.buttons.data)]
  if (closed) return buttons([button('reopen', life.buttons.reopen), note, update, ...data])
  return buttons([
    button('resolve', life.buttons.resolved),
    button('false-alarm', life.buttons['false-alarm']),
    ...(commander ? [] : [button('take-command', life.buttons.command)]),
    note,
    button('role', life.buttons.role),
    ...(room === undefined || room.failed ? [button('channel', channel.button)] : []),
    update,
    ...data,
  ])
}

/** A reason, a note, a role: one question each. The view that takes it is named as the button. */
export function lifeForm(what: LifeForm, incident: string, say: Phrases): Modal {
  const { forms, buttons: labels, roles } = say.life
  const { title, question } = forms[what]
  const all = teamRoles.map((role) => ({ value: role, text: roles[role] }))
  return {
    title,
    close: say.handlers.close,
    submit: {
      view: what === 'resolved' ? 'resolve' : what,
      label: labels[what],
      meta: incident,
    },
    blocks: [
      what === 'role'
        ? choose('role', question, all)
        : write('reason', question, 500, { multiline: true }),
    ],
  }
}
