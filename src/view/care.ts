import type { Block } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { pick, type Text } from '../core/text.ts'
import { type CardContext, type Room, type ViewContext, who } from './context.ts'
import { context, lines, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

export interface ClockContext extends ViewContext {
  /** What hikeshi.yaml calls a clock, where it does. */
  readonly clockTitle?: (id: string) => Text | undefined
}

/** A clock's name in words: ours, or those of hikeshi.yaml. */
export function clockTitle(id: string, { say, locale, clockTitle: named }: ClockContext): string {
  const known: { readonly [id: string]: string } = say.care.clocks
  const own = named?.(id)
  return own ? pick(own, locale) : (Object.hasOwn(known, id) && known[id]) || id
}

/** On the card: what others heard, which deadlines somebody has to check, what did not get out. */
export function careBlocks(incident: Incident, ctx: CardContext, room: Room): Block[] {
  const { update: say, failed } = ctx.say.care
  const { updates = [], updateDue, notices = {} } = incident
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const last = updates.at(-1)
  const told = [
    ...(last ? [say.last(who(last.by, ctx.say), at(last.at))] : updateDue ? [say.none] : []),
    ...(updateDue ? [say.overdue(at(updateDue.at))] : []),
  ]
  const lost = Object.values(notices)
    .filter(({ failures }) => failures > 0)
    .slice(0, 3)
    .map(({ to, error = '' }) => failed(destination(to), mrkdwn(error, Math.min(room.value, 120))))
  return [
    ...(told.length > 0 ? [context(told.join(' · '))] : []),
    ...(lost.length > 0 ? [section(lost.join('\n'))] : []),
    ...dataBlocks(incident, ctx, room),
  ]
}

/** A channel or a person, as a notice names them. */
export function destination(to: string): string {
  if (/^@[UW][A-Z0-9]{2,20}$/.test(to)) return `<${to}>`
  return /^[CG][A-Z0-9]{2,20}$/.test(to) ? `<#${to}>` : code(to, 80)
}

function dataBlocks({ data }: Incident, ctx: CardContext, room: Room): Block[] {
  if (data === undefined) return []
  const { data: say } = ctx.say.care
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const now = new Date(ctx.now).toISOString()
  const said = data.clocks.slice(0, room.members).map(({ id, due, checked }) => {
    const title = mrkdwn(clockTitle(id, ctx), 120)
    if (checked)
      return say.checked(title, who(checked.by, ctx.say), mrkdwn(checked.text, room.value))
    return due < now ? say.passed(title, at(due)) : say.line(title, at(due))
  })
  const head = say.suspected(
    who(data.by, ctx.say),
    at(data.at),
    at(data.since),
    mrkdwn(data.text, room.value),
  )
  return [...lines([head, ...said]), context(data.clocks.length > 0 ? say.advice : say.noClocks)]
}
