import type { Block } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { type Member, overSince } from '../core/members.ts'
import { pick } from '../core/text.ts'
import { type CardContext, emoji, type Room, who } from './context.ts'
import { type Button, buttons, context, fold, lines, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** Above all else: that this is told elsewhere, or is over, or where it came from. */
export function standingOf(incident: Incident, ctx: CardContext): Block[] {
  const { joined: say } = ctx.say
  const { merged, splitFrom, absorbed = [], suppressed, members } = incident
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  if (merged) {
    const by = because(merged.because, ctx) ?? say.mergedBy(who(merged.by, ctx.say))
    return [section(say.merged(code(merged.into, 80), by))]
  }
  const over = overSince(members)
  const ids = absorbed
    .slice(-10)
    .map((id) => code(id, 80))
    .join(ctx.say.lists.comma)
  return [
    ...(over === undefined ? [] : [section(say.over(at(over)))]),
    ...(splitFrom
      ? [context(say.splitFrom(code(splitFrom.incident, 80), who(splitFrom.by, ctx.say)))]
      : []),
    ...(absorbed.length > 0 ? [context(say.absorbed(ids))] : []),
    ...(suppressed && Date.parse(suppressed.until) > ctx.now
      ? [
          context(
            say.suppressed(
              at(suppressed.until),
              code(suppressed.rule, 40),
              who(suppressed.by, ctx.say),
              mrkdwn(suppressed.reason, 200),
            ),
          ),
        ]
      : []),
  ]
}

/** The distinct findings of an incident, each with why it is here; nothing where there is only one. */
export function members({ members: all }: Incident, ctx: CardContext, room: Room): Block[] {
  if (all.length < 2) return []
  const { joined: say } = ctx.say
  const { shown, more } = fold(all, room.members)
  const several = new Set(all.map(({ resource }) => resource.id)).size > 1
  return lines([
    say.title(all.length),
    ...shown.map((one) => line(one, ctx, room, several)),
    ...(more > 0 ? [say.more(more)] : []),
  ])
}

function line(one: Member, ctx: CardContext, room: Room, several: boolean): string {
  const { joined: say } = ctx.say
  const [first, last] = [one.firstSeen, one.lastSeen].map((at) => when(at, ctx.locale, ctx.zone))
  const seen = one.firstSeen === one.lastSeen ? last : `${first} – ${last}`
  const times = Math.max(one.count, one.arrivals)
  const parts = [
    `${one.over === undefined ? emoji[one.severity] : '✅'} ${mrkdwn(pick(one.headline, ctx.locale), Math.min(room.value, 120))}`,
    ...(several ? [code(one.resource.id, 80)] : []),
    code(one.region, 40),
    ...(times > 1 ? [`×${times}`] : []),
    seen,
    ...(one.over === undefined ? [] : [say.memberOver]),
  ]
  const why = because(one.because, ctx)
  return `${parts.join(' · ')}${why === undefined ? '' : `\n      ↳ ${why}`}`
}

const because = (why: Member['because'], ctx: CardContext): string | undefined =>
  why && ctx.say.joined.because(mrkdwn(pick(why, ctx.locale), 200))

/** What a person may say about where it belongs, and whether anybody wants to hear of it. */
export function sorting({ id, members: all, merged }: Incident, { say }: CardContext): Block[] {
  if (merged) return []
  const button = (action: string, text: string): Button => ({ action, text, value: id })
  return buttons([
    button('suppress', say.buttons.suppress),
    button('merge', say.buttons.merge),
    ...(all.length > 1 ? [button('split', say.buttons.split)] : []),
  ])
}
