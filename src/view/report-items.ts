import { type Framework, frameworks } from '../core/posture.ts'
import { numbered } from '../core/sections.ts'
import type { Placed, StandingState } from '../core/standing.ts'
import { pick } from '../core/text.ts'
import { type Html, html } from './html.ts'
import {
  type Item,
  openFailures,
  type PostureContext,
  wordsOf,
  worstFirst,
} from './posture-context.ts'

/** Resources that are listed for one check in one account; the CSV and the JSON have all of them. */
const mostResources = 50
/** Evidence longer than this is cut: the JSON has it whole. */
const mostEvidence = 600

export const state = (of: StandingState, { say }: PostureContext): Html =>
  html`<span class="state ${of}">${say.posture.states[of]}</span>`

export function failures(items: readonly Item[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const failed = worstFirst(items.filter(({ standing }) => openFailures(standing).length > 0))
  return html`<h2>${say.report.failures}</h2>${failed.length === 0 ? html`<p>${say.report.noneFailed}</p>` : failed.map((item) => failure(item, ctx))}`
}

function failure(item: Item, ctx: PostureContext): Html {
  const { facts, standing, account } = item
  const say = ctx.say.posture
  const words = wordsOf(facts, standing.check, ctx.locale)
  const wrong = openFailures(standing)
  return html`<article><h3>${words.title}</h3>
<div class="meta"><span>${ctx.say.severities[facts?.severity ?? 'info']}</span><span>${account.name ?? ''} ${account.account}</span><span>${mappings(item, ctx)}</span></div>
<p>${words.why}</p>${resources(wrong, ctx)}
<p><strong>${say.remedy}</strong></p><ol>${words.remedy.map((step) => html`<li>${step}</li>`)}</ol></article>`
}

function mappings({ facts, account }: Item, ctx: PostureContext): string {
  if (facts === undefined) return ''
  const number = numbered(facts, account.scan.version)
  const ids = frameworks.flatMap((name: Framework) => {
    const own = facts.frameworks?.[name]
    return own === undefined ? [] : [`${ctx.say.posture.frameworks[name]} ${own.join(', ')}`]
  })
  const cis = number === '' ? [] : [`CIS ${number}`]
  return [...cis, ...(facts.securityHub ?? []).map((id) => `Security Hub ${id}`), ...ids].join(
    ' · ',
  )
}

function resources(all: readonly Placed[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const rows = all
    .slice(0, mostResources)
    .map(
      ({ resource, region, why, evidence }) =>
        html`<tr><td><code>${resource}</code></td><td class="k">${region}</td><td>${pick(why, ctx.locale)}${evidence === undefined ? undefined : html`<pre>${cut(JSON.stringify(evidence))}</pre>`}</td></tr>`,
    )
  const rest = all.length - rows.length
  return html`<table class="found"><thead><tr><th>${say.resource}</th><th>${say.region}</th><th>${say.finding}</th></tr></thead><tbody>${rows}</tbody></table>${rest > 0 ? html`<p class="soft">${ctx.say.lists.more(rest)}</p>` : undefined}`
}

const cut = (text: string): string =>
  text.length <= mostEvidence ? text : `${text.slice(0, mostEvidence)}…`

/** What nobody can be sure of yet. */
export function open(items: readonly Item[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const rows = items.flatMap(({ standing, facts, account }) => {
    const { title } = wordsOf(facts, standing.check, ctx.locale)
    // Places that could not be read for one reason are one line.
    const unseen = Map.groupBy(standing.notSeen, ({ why }) => (why ? pick(why, ctx.locale) : ''))
    const own = standing.verdicts.filter(
      ({ status }) =>
        status === 'unchecked' || (status === 'attest' && standing.state === 'attest'),
    )
    return [
      ...[...unseen].map(([why, places]) => ({
        where: places.map(({ region }) => region).join(', '),
        why,
        of: 'unchecked' as const,
      })),
      ...own.map(({ resource, why, status }) => ({
        where: resource,
        why: pick(why, ctx.locale),
        of: status === 'attest' ? ('attest' as const) : ('unchecked' as const),
      })),
    ].map(
      ({ where, why, of }) =>
        html`<tr><td>${title}<br><span class="soft">${account.account}</span></td><td class="k">${state(of, ctx)}</td><td><code>${where}</code></td><td>${why}</td></tr>`,
    )
  })
  const table = html`<table><thead><tr><th>${say.check}</th><th>${say.result}</th><th>${say.resource}</th><th>${say.finding}</th></tr></thead><tbody>${rows}</tbody></table>`
  return html`<h2>${say.report.open}</h2>${rows.length === 0 ? html`<p>${say.report.noneOpen}</p>` : table}`
}
