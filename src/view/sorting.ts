import type { Block, Modal } from '../core/blocks.ts'
import { hash } from '../core/hash.ts'
import type { Incident } from '../core/incident.ts'
import type { Scope, Suppression } from '../core/suppress.ts'
import { isActive } from '../core/suppress.ts'
import { pick } from '../core/text.ts'
import { account, emoji, type ViewContext, who } from './context.ts'
import { choose, write } from './form.ts'
import { buttons, context, divider, fold, header, section, weight } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** How long a rule may stand, days. */
const lasting = ['1', '7', '30', '90'] as const

/** Each scope with what it would have hidden: the preview is where the choice is made. */
export function suppressForm(
  { id, finding }: Incident,
  scopes: readonly { scope: Scope; findings: number; incidents: number }[],
  by: string,
  { say }: ViewContext,
): Modal {
  const { sorting } = say
  const all = scopes.map(({ scope, findings, incidents }) => ({
    value: scope,
    text: sorting.scopes[scope],
    about: sorting.preview(findings, incidents),
  }))
  return {
    title: sorting.suppressTitle,
    close: say.handlers.close,
    submit: { view: 'suppress', label: sorting.suppress, meta: id },
    blocks: [
      section(sorting.suppressNote(code(finding.type, 150), code(finding.resource.id, 150))),
      choose('scope', sorting.scope, all, all[0]?.value),
      context(sorting.previewNote),
      write('reason', sorting.reason, 500),
      write('owner', sorting.owner, 100, { initial: by }),
      choose(
        'days',
        sorting.lasting,
        lasting.map((days) => ({ value: days, text: sorting.days(Number(days)) })),
        '7',
      ),
    ],
  }
}

/** A finding's key may be longer than an option's value. */
export const keyId = (key: string): string => hash(key).slice(0, 24)

export function splitForm({ id, members }: Incident, { say, locale }: ViewContext): Modal {
  return {
    title: say.sorting.splitTitle,
    close: say.handlers.close,
    submit: { view: 'split', label: say.buttons.split, meta: id },
    blocks: [
      section(say.sorting.splitNote),
      choose(
        'finding',
        say.sorting.finding,
        members.map(({ key, headline, region, resource, severity }) => ({
          value: keyId(key),
          text: `${emoji[severity]} ${pick(headline, locale)}`,
          about: `${region} · ${resource.id}`,
        })),
      ),
    ],
  }
}

export function mergeForm(
  { id }: Incident,
  others: readonly Incident[],
  { say, locale }: ViewContext,
): Modal {
  return {
    title: say.sorting.mergeTitle,
    close: say.handlers.close,
    submit: { view: 'merge', label: say.buttons.merge, meta: id },
    blocks: [
      section(say.sorting.mergeNote(code(id, 80))),
      choose(
        'into',
        say.sorting.into,
        others.map(({ id: other, finding }) => ({
          value: other,
          text: `${other} · ${emoji[finding.severity]} ${pick(finding.headline, locale)}`,
          about: `${finding.region} · ${finding.resource.id}`,
        })),
      ),
    ],
  }
}

/** All rules, those in force first, each with the button that lifts it. */
export function suppressionList(
  all: readonly Suppression[],
  now: string,
  ctx: ViewContext,
): Block[] {
  const { sorting: say, buttons: b } = ctx.say
  if (all.length === 0) return [section(say.none)]
  const at = (iso: string) => when(iso, ctx.locale, ctx.zone)
  const inForce = all.filter((rule) => isActive(rule, now))
  const over = all.filter((rule) => !isActive(rule, now))
  const told = (rule: Suppression): string => {
    const { hides, hidden, lastHidden, lifted } = rule
    const what = [
      `🔇 *${code(rule.id, 40)}*`,
      account(hides.account, ctx),
      ...(hides.type === undefined ? [] : [code(hides.type, 120)]),
      ...(hides.resource === undefined ? [] : [code(hides.resource, 120)]),
      ...(hides.actor === undefined ? [] : [`👤 ${code(hides.actor, 120)}`]),
      ...(rule.sample ? [ctx.say.card.sample] : []),
    ]
    const state = lifted
      ? say.lifted(who(lifted.by, ctx.say), at(lifted.at))
      : isActive(rule, now)
        ? say.until(at(rule.until))
        : say.expired(at(rule.until))
    return [
      what.join(' · '),
      `${mrkdwn(rule.reason, 300)}`,
      [
        state,
        say.owned(who(rule.by, ctx.say), personOr(rule.owner, ctx)),
        say.hidden(hidden, lastHidden === undefined ? '' : at(lastHidden)),
        code(rule.incident, 80),
      ].join(' · '),
    ].join('\n')
  }
  for (let max = 12; ; max -= 1) {
    const { shown, more } = fold(inForce, max)
    const blocks = [
      header(say.title),
      ...(shown.length === 0 ? [section(say.noneInForce)] : []),
      ...shown.flatMap((rule) => [
        section(told(rule)),
        ...buttons([{ action: 'lift-suppression', text: b.lift, value: rule.id }]),
      ]),
      ...(more > 0 ? [context(say.more(more))] : []),
      ...(over.length > 0
        ? [divider, ...over.slice(0, Math.min(max, 5)).map((rule) => context(told(rule)))]
        : []),
    ]
    if (weight(blocks) <= 11_500 || max <= 1) return blocks
  }
}

/** An owner is a person's id or just a name. */
const personOr = (owner: string, { say }: ViewContext): string =>
  /^[\w-]+\/[\w-]+$/.test(owner) ? who(owner, say) : mrkdwn(owner, 100)
