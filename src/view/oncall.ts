import type { Block, Message } from '../core/blocks.ts'
import { severities } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import type { OnCall, Override } from '../core/oncall.ts'
import { type ViewContext, who } from './context.ts'
import { entry } from './list.ts'
import { context, divider, fold, header, lines, section } from './parts.ts'
import { code, when } from './text.ts'

export interface Duty {
  readonly rotation: string
  readonly person: string | undefined
  readonly next?: { readonly person: string | undefined; readonly at: string }
}

/** Who is on duty now and next, who stands in, and what anybody is called for. */
export function onCallBlocks(
  oncall: OnCall | undefined,
  duties: readonly Duty[],
  overrides: readonly Override[],
  leads: readonly string[],
  ctx: ViewContext,
): Block[] {
  const { oncall: say, lists, severities: names } = ctx.say
  if (oncall === undefined) return [section(say.none)]
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const name = (one: string | null | undefined) => (one ? who(one, ctx.say) : say.nobody)
  const pages = severities.toReversed().flatMap((severity) => {
    const rule = oncall.page[severity]
    const by = rule?.by.map((pager) => code(pager, 40)).join(lists.comma)
    return rule && by ? [say.pages(names[severity], rule.minutes, by)] : []
  })
  const { shown, more } = fold(overrides, 20)
  return [
    header(say.title),
    ...lines(
      duties.flatMap(({ rotation, person, next }) => [
        say.now(code(rotation, 40), name(person)),
        `      ${next ? say.next(name(next.person), at(next.at)) : say.never}`,
      ]),
    ),
    ...(leads.length > 0
      ? [section(say.leads(fold(leads, 10).shown.map(name).join(lists.comma)))]
      : []),
    ...lines(
      shown.map(({ id, rotation, person, from, to }) =>
        say.override(code(id, 40), code(rotation, 40), name(person), at(from), at(to)),
      ),
    ),
    ...(more > 0 ? [context(lists.more(more))] : []),
    ...(pages.length > 0 ? [divider, ...lines(pages)] : []),
  ]
}

/** The channel is told who took over, and what is open. */
export function handedOver(
  rotation: string,
  from: string | null,
  to: string | null,
  open: readonly Incident[],
  mark: string,
  ctx: ViewContext,
): Message {
  const { oncall: say } = ctx.say
  const name = (one: string | null) => (one === null ? say.nobody : who(one, ctx.say))
  const title = say.handOver(rotation)
  return {
    text: title,
    blocks: [
      header(title),
      section(say.takesOver(name(to), name(from))),
      section(say.open(open.length)),
      ...open.slice(0, 5).map((incident) => section(entry(incident, ctx))),
    ],
    metadata: { event_type: 'hikeshi_card', event_payload: { incident: mark } },
  }
}
