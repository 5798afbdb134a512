import { byNumber, numbered, numbersOf, sectionOf, sections } from '../core/sections.ts'
import { type PostureView, type StandingState, scoreOf, standingStates } from '../core/standing.ts'
import { pick } from '../core/text.ts'
import { Html, html } from './html.ts'
import { costOf } from './posture.ts'
import {
  type Item,
  itemsOf,
  type PostureContext,
  percentOf,
  wordsOf,
  worstFirst,
} from './posture-context.ts'
import { ring, share, trendLine } from './report-charts.ts'
import { failures, open, state } from './report-items.ts'
import { reportStyle } from './report-style.ts'
import { moment } from './text.ts'

/** The whole report as one file: a summary to read, and everything behind it to check. */
export function reportHtml(view: PostureView, ctx: PostureContext): string {
  const say = ctx.say.posture
  const items = itemsOf(view, ctx)
  const page = html`<!doctype html>
<html lang="${ctx.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.report.title} ${view.scan.at.slice(0, 10)}</title><style>${new Html(reportStyle)}</style></head><body lang="${ctx.locale}"><main>
${executive(view, items, ctx)}
${changes(view, ctx)}
${view.accounts.length > 1 ? accounts(view, ctx) : undefined}
<section>${failures(items, ctx)}</section>
<section>${open(items, ctx)}</section>
<section>${statements(items, ctx)}</section>
<section class="page">${all(items, view, ctx)}</section>
<section><h2>${say.report.method}</h2><p>${say.report.method1}</p><p>${say.report.method2}</p><p>${say.scoreIs}</p><p>${costOf(view, ctx)}</p>
${skipped(view, ctx)}</section>
<footer>${say.report.pageOf} · ${view.scan.id}</footer>
</main></body></html>`
  return page.text
}

const time = (iso: string, ctx: PostureContext) => moment(iso, ctx.locale, ctx.zone)

function executive(view: PostureView, items: readonly Item[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const { scan, score, accounts: all } = view
  const [only] = all
  const one = all.length === 1 ? only : undefined
  const times = all.flatMap(({ result }) => [result.startedAt, result.endedAt]).toSorted()
  const what = scan.version
    ? say.benchmark(scan.version)
    : scan.part
      ? say.someChecks
      : say.allChecks
  const count = (state: StandingState) =>
    items.filter(({ standing }) => standing.state === state).length
  const worst = worstFirst(items.filter(({ standing }) => standing.state === 'fail')).slice(0, 5)
  return html`<header><p class="soft">${say.report.title}</p>
<h1>${one ? `${one.name ?? ''} ${one.account}`.trim() : say.accounts(all.length)}</h1>
<p>${what}</p><p class="soft"><small>${say.report.period(time(times[0] ?? scan.at, ctx), time(times.at(-1) ?? scan.at, ctx))} · ${say.report.asked(scan.by)}</small></p></header>
${all.some(({ result }) => result.simulated) ? html`<p class="note">${say.simulated}</p>` : undefined}
<h2>${say.report.executive}</h2>
<div class="lead">${ring(score.percent, say.trend)}<div>
<p><strong>${(score.percent === undefined ? say.noScore : say.score(percentOf(score.percent, ''), score.ok, score.of)).replaceAll('*', '')}</strong></p>
<div class="counts">${standingStates.map((each) => html`<div class="count ${each}"><b>${count(each)}</b><span>${say.states[each]}</span></div>`)}</div></div></div>
<h3>${say.report.perSection}</h3>${chapters(items, ctx)}
${
  one && one.trend.length > 1
    ? html`<h3>${say.trend}</h3>${trendLine(
        one.trend
          .slice(-24)
          .map(({ at, percent }) => ({ label: at.slice(0, 10), percent: percent ?? 0 })),
        say.trend,
      )}`
    : undefined
}
<h3>${say.report.most}</h3>${worst.length === 0 ? html`<p>${say.report.noneFailed}</p>` : html`<ol>${worst.map(({ facts, standing, account }) => html`<li><strong>${wordsOf(facts, standing.check, ctx.locale).title}</strong> <span class="soft">${ctx.say.severities[facts?.severity ?? 'info']} · ${account.account}</span><br>${wordsOf(facts, standing.check, ctx.locale).why}</li>`)}</ol>`}`
}

function chapters(items: readonly Item[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const rows = sections.flatMap((chapter) => {
    const inside = items.filter(
      ({ facts, account }) => facts && sectionOf(facts, account.scan.version) === chapter,
    )
    if (inside.length === 0) return []
    const { ok, of, percent } = scoreOf(inside.map(({ standing }) => standing))
    const failed = inside.filter(({ standing }) => standing.state === 'fail').length
    return [
      html`<tr><td>${say.sections[chapter]}</td><td>${share(percent)}</td><td class="n">${ok} / ${of}</td><td class="n">${percentOf(percent, '–')}</td><td class="n">${failed}</td></tr>`,
    ]
  })
  return html`<table><thead><tr><th>${say.section}</th><th></th><th class="n">${say.right}</th><th class="n">%</th><th class="n">${say.states.fail}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function changes(view: PostureView, ctx: PostureContext): Html {
  const say = ctx.say.posture
  const parts = view.accounts.map((account) => {
    const before = account.trend.at(-2)
    const by = account.result.changes ?? []
    const rows = account.moved.map((one) => {
      const { title } = wordsOf(ctx.facts(one.check), one.check, ctx.locale)
      const named = [
        ...one.came.map((each) => ['+', each] as const),
        ...one.went.map((each) => ['−', each] as const),
      ]
      const calls = by.filter(({ check }) => check === one.check)
      return html`<tr><td>${title}</td><td class="k">${state(one.from, ctx)} → ${state(one.to, ctx)}</td>
<td>${named.slice(0, 20).map(([sign, each]) => html`<div>${sign} <code>${each.resource}</code> <span class="soft">${each.region}</span></div>`)}${named.length > 20 ? `+${named.length - 20}` : undefined}</td>
<td>${calls.map(({ who, call, at }) => html`<div>${say.by(who, call, time(at, ctx))}</div>`)}</td></tr>`
    })
    const told =
      account.moved.length === 0
        ? html`<p>${before === undefined ? say.firstScan : say.nothingMoved}</p>`
        : html`<table><thead><tr><th>${say.check}</th><th>${say.result}</th><th>${say.resource}</th><th>${say.report.whoChanged}</th></tr></thead><tbody>${rows}</tbody></table>`
    return html`${view.accounts.length > 1 ? html`<h3>${account.name ?? ''} ${account.account}</h3>` : undefined}${before ? html`<p class="soft"><small>${say.since(time(before.at, ctx))}</small></p>` : undefined}${told}`
  })
  return html`<section><h2>${say.report.changes}</h2>${parts}</section>`
}

function accounts(view: PostureView, ctx: PostureContext): Html {
  const say = ctx.say.posture
  const rows = view.accounts.map(({ account, name, score, standings, result }) => {
    const count = (state: StandingState) => standings.filter((one) => one.state === state).length
    return html`<tr><td>${name ?? ''} <code>${account}</code></td><td>${share(score.percent)}</td><td class="n">${percentOf(score.percent, '–')}</td><td class="n">${count('fail')}</td><td class="n">${count('unchecked')}</td><td class="n">${count('attest')}</td><td class="n">${result.regions.length}</td></tr>`
  })
  return html`<section><h2>${say.report.perAccount}</h2><table><thead><tr><th>${say.account}</th><th></th><th class="n">%</th><th class="n">${say.states.fail}</th><th class="n">${say.states.unchecked}</th><th class="n">${say.states.attest}</th><th class="n">${say.regions}</th></tr></thead><tbody>${rows}</tbody></table></section>`
}

function statements(items: readonly Item[], ctx: PostureContext): Html {
  const say = ctx.say.posture
  const rows = items.flatMap(({ account, standing, facts }) => {
    const { title } = wordsOf(facts, standing.check, ctx.locale)
    const said = [...(standing.attested ? [standing.attested] : []), ...standing.exceptions]
    return said.map(
      (
        one,
      ) => html`<tr><td>${title}<br><span class="soft">${account.account}</span></td><td>${state(one.kind, ctx)}${one.kind === 'excepted' ? html`<br><code>${one.resource ?? say.wholeCheck}</code>` : undefined}</td>
<td>${one.kind === 'excepted' ? say.exceptedBy(one.owner, one.until.slice(0, 10)) : say.attestedBy(one.by, one.at.slice(0, 10), one.until.slice(0, 10))}<br>${one.comment}</td></tr>`,
    )
  })
  const table = html`<table><thead><tr><th>${say.check}</th><th>${say.result}</th><th>${say.evidence}</th></tr></thead><tbody>${rows}</tbody></table>`
  return html`<h2>${say.report.statements}</h2>${rows.length === 0 ? html`<p>${say.report.noStatements}</p>` : table}`
}

function all(items: readonly Item[], view: PostureView, ctx: PostureContext): Html {
  const say = ctx.say.posture
  const number = ({ facts }: Item) => (facts ? numbersOf(facts, view.scan.version) : [])
  const parts = view.accounts.map(({ account, name }) => {
    const own = items.filter((item) => item.account.account === account)
    const chaptersOf = sections.flatMap((chapter) => {
      const rows = own
        .filter(({ facts }) => facts && sectionOf(facts, view.scan.version) === chapter)
        .toSorted((a, b) => byNumber(number(a)[0] ?? '99', number(b)[0] ?? '99'))
        .map(
          (item) =>
            html`<tr><td class="k">${item.facts ? numbered(item.facts, view.scan.version) : ''}</td><td>${wordsOf(item.facts, item.standing.check, ctx.locale).title}</td><td class="k">${state(item.standing.state, ctx)}</td><td>${found(item, ctx)}</td></tr>`,
        )
      if (rows.length === 0) return []
      return [
        html`<h3>${say.sections[chapter]}</h3><table><thead><tr><th>${say.number}</th><th>${say.check}</th><th>${say.result}</th><th>${say.finding}</th></tr></thead><tbody>${rows}</tbody></table>`,
      ]
    })
    return html`${view.accounts.length > 1 ? html`<h3>${name ?? ''} ${account}</h3>` : undefined}${chaptersOf}`
  })
  return html`<h2>${say.report.all}</h2>${parts}`
}

/** One line of what was found: the only one, or how many of how many. */
function found({ standing, facts }: Item, ctx: PostureContext): string {
  const { verdicts, notSeen } = standing
  const [first] = verdicts
  if (first === undefined) {
    const why = notSeen[0]?.why
    return why ? pick(why, ctx.locale) : wordsOf(facts, standing.check, ctx.locale).none
  }
  if (verdicts.length === 1) return pick(first.why, ctx.locale)
  const right = verdicts.filter(({ status }) => status === 'pass').length
  return `${right} / ${verdicts.length} ${ctx.say.posture.right}`
}

function skipped(view: PostureView, ctx: PostureContext): Html | undefined {
  const rows = view.accounts.flatMap(({ account, result }) =>
    [...Map.groupBy(result.skipped, ({ why }) => pick(why, ctx.locale))].map(
      ([why, places]) =>
        html`<tr><td><code>${account}</code></td><td>${why}</td><td>${places.map(({ region }) => region).join(', ')}</td></tr>`,
    ),
  )
  if (rows.length === 0) return undefined
  const say = ctx.say.posture
  return html`<table><thead><tr><th>${say.account}</th><th>${say.finding}</th><th>${say.region}</th></tr></thead><tbody>${rows}</tbody></table>`
}
