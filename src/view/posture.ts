import type { Block } from '../core/blocks.ts'
import { type Section, sectionOf, sections } from '../core/sections.ts'
import {
  type PostureView,
  type Progress,
  type Standing,
  type StandingState,
  scoreOf,
  standingStates,
} from '../core/standing.ts'
import { account, emoji } from './context.ts'
import { chart, table } from './newest.ts'
import { context, divider, fields, header, lines, section, weight, withButton } from './parts.ts'
import {
  bar,
  type Item,
  itemsOf,
  openFailures,
  type PostureContext,
  percentOf,
  stateEmoji,
  wordsOf,
  worstFirst,
} from './posture-context.ts'
import { code, moment, mrkdwn, when } from './text.ts'

export const progressLine = (p: Progress, ctx: PostureContext): string =>
  ctx.say.posture.progress(p.checks, p.ofChecks, p.accounts, p.ofAccounts)

/** The summary card of a scan: score, chapters, the worst, what moved, what it cost. */
export function postureCard(view: PostureView, ctx: PostureContext): Block[] {
  for (let worst = 8; ; worst -= 2) {
    const blocks = cardWith(view, ctx, worst)
    if (weight(blocks) <= 11_500 || worst <= 2) return blocks
  }
}

function cardWith(view: PostureView, ctx: PostureContext, most: number): Block[] {
  const say = ctx.say.posture
  const { scan, score } = view
  const items = itemsOf(view, ctx)
  const failed = worstFirst(items.filter(({ standing }) => standing.state === 'fail'))
  const [only] = view.accounts
  const one = view.accounts.length === 1 ? only : undefined
  const what = scan.version
    ? say.benchmark(scan.version)
    : scan.part
      ? say.someChecks
      : say.allChecks
  const words =
    score.percent === undefined ? say.noScore : say.score(`${score.percent}%`, score.ok, score.of)
  return [
    header(say.title(one ? (one.name ?? one.account) : say.accounts(view.accounts.length))),
    ...(view.accounts.some(({ result }) => result.simulated) ? [section(say.simulated)] : []),
    section(
      [`${bar(score.percent)}  ${words}`, `${what} · ${when(scan.at, ctx.locale, ctx.zone)}`].join(
        '\n',
      ),
    ),
    ...fields(countsOf(items, ctx)),
    ...lines(chaptersOf(items, ctx)),
    ...(view.accounts.length > 1 ? [accountTable(view, ctx)] : []),
    ...(one && one.trend.length > 1 ? [trendChart(one.trend, ctx)] : []),
    divider,
    ...(failed.length === 0 ? [section(say.nothingWrong)] : [section(`*${say.worst}*`)]),
    ...failed.slice(0, most).map((item) => worstRow(item, view, ctx)),
    ...(failed.length > most ? [context(say.more(failed.length - most))] : []),
    ...(one ? changed(one, ctx) : []),
    context(costOf(view, ctx), say.scoreIs, say.reportHint),
  ]
}

function countsOf(items: readonly Item[], { say }: PostureContext): [string, string][] {
  const count = (state: StandingState) =>
    items.filter(({ standing }) => standing.state === state).length
  return standingStates
    .filter((state) => state === 'fail' || state === 'pass' || count(state) > 0)
    .map((state) => [`${stateEmoji[state]} ${say.posture.states[state]}`, `${count(state)}`])
}

function chaptersOf(items: readonly Item[], { say }: PostureContext): string[] {
  const inChapter = (chapter: Section) =>
    items.filter(
      ({ facts, account: { scan } }) => facts && sectionOf(facts, scan.version) === chapter,
    )
  return sections.flatMap((chapter) => {
    const score = scoreOf(inChapter(chapter).map(({ standing }) => standing))
    if (score.of === 0) return []
    return [`${bar(score.percent)}  *${say.posture.sections[chapter]}*  ${score.ok} / ${score.of}`]
  })
}

/** Sortable where the chat can; its text is in the report, too. */
function accountTable(view: PostureView, ctx: PostureContext): Block {
  const say = ctx.say.posture
  const count = (standings: readonly Standing[], state: StandingState) => ({
    value: standings.filter((one) => one.state === state).length,
  })
  return table(
    say.report.perAccount,
    [say.account, say.percent, say.states.fail, say.states.unchecked, say.states.attest],
    view.accounts.map(({ account: id, name, score, standings }) => [
      name === undefined ? id : `${name} (${id})`,
      { value: score.percent ?? 0, text: percentOf(score.percent, '–') },
      count(standings, 'fail'),
      count(standings, 'unchecked'),
      count(standings, 'attest'),
    ]),
  )
}

function trendChart(
  trend: readonly { readonly at: string; readonly percent: number | undefined }[],
  ctx: PostureContext,
): Block {
  const say = ctx.say.posture
  const points = trend.map(({ at, percent }) => ({
    label: moment(at, ctx.locale, ctx.zone).slice(5, 16),
    value: percent ?? 0,
  }))
  return chart('line', say.trend, say.percent, points)
}

function worstRow(
  { account: where, standing, facts }: Item,
  view: PostureView,
  ctx: PostureContext,
): Block {
  const { say, locale } = ctx
  const { title } = wordsOf(facts, standing.check, locale)
  const severity = facts?.severity ?? 'info'
  const wrong = openFailures(standing)
  const names = wrong.slice(0, 3).map(({ resource }) => code(resource, 120))
  const rest = wrong.length > names.length ? ` +${wrong.length - names.length}` : ''
  const place = view.accounts.length > 1 ? [account(where.account, ctx)] : []
  const text = [
    `${emoji[severity]} *${mrkdwn(title, 150)}*`,
    [...place, `${names.join(' ')}${rest}`].join(' · '),
  ].join('\n')
  return withButton(section(text), {
    text: say.posture.buttons.details,
    action: 'posture-check',
    value: `${where.account}/${standing.check}`,
  })
}

function changed(
  { moved, trend, scan }: PostureView['accounts'][number],
  ctx: PostureContext,
): Block[] {
  const say = ctx.say.posture
  const before = trend.at(-2)
  if (before === undefined) return scan.part ? [] : [context(say.firstScan)]
  const title = `*${say.since(when(before.at, ctx.locale, ctx.zone))}*`
  if (moved.length === 0) return [context(`${title}: ${say.nothingMoved}`)]
  const told = moved.slice(0, 6).map((one) => {
    const { title: name } = wordsOf(ctx.facts(one.check), one.check, ctx.locale)
    const counts = [
      ...(one.came.length > 0 ? [say.came(one.came.length)] : []),
      ...(one.went.length > 0 ? [say.went(one.went.length)] : []),
    ]
    return `${stateEmoji[one.from]} → ${stateEmoji[one.to]} ${mrkdwn(name, 120)} ${counts.join(', ')}`
  })
  return lines([title, ...told])
}

/** What the scan asked of AWS. */
export function costOf(view: PostureView, { say }: PostureContext): string {
  const sum = (pick: (one: PostureView['accounts'][number]) => number) =>
    view.accounts.reduce((total, one) => total + pick(one), 0)
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const took = view.accounts.map(
    ({ result }) => Date.parse(result.endedAt) - Date.parse(result.startedAt),
  )
  const waited = Math.max(0, ...view.accounts.map(({ result }) => result.calls.waitedMs))
  const throttled = sum(({ result }) => result.calls.throttled)
  const skipped = sum(({ result }) => result.skipped.length)
  const { posture } = say
  return [
    posture.calls(
      sum(({ result }) => result.calls.made),
      sum(({ result }) => result.calls.asked),
      sum(({ result }) => result.regions.length),
      seconds(Math.max(0, ...took)),
    ),
    ...(waited > 0 ? [posture.paced(seconds(waited))] : []),
    ...(throttled > 0 ? [posture.throttled(throttled)] : []),
    ...(skipped > 0 ? [posture.skipped(skipped)] : []),
  ].join(' · ')
}
