import { byNumber, numbersOf } from '../core/sections.ts'
import type { PostureView } from '../core/standing.ts'
import {
  itemsOf,
  openFailures,
  type PostureContext,
  percentOf,
  sparkline,
  stateEmoji,
  wordsOf,
} from './posture-context.ts'
import { safe } from './text.ts'

/** For a terminal: one line a check, with what failed under it. */
export function posturePlain(view: PostureView, ctx: PostureContext): string {
  const say = ctx.say.posture
  const items = itemsOf(view, ctx).toSorted((a, b) => {
    const [left, right] = [a, b].map(
      ({ facts }) => (facts && numbersOf(facts, view.scan.version)[0]) ?? '99',
    )
    return byNumber(left ?? '', right ?? '') || a.standing.check.localeCompare(b.standing.check)
  })
  const told = items.flatMap(({ account, standing, facts }) => {
    const number = facts ? numbersOf(facts, view.scan.version).join(', ') : ''
    const { title } = wordsOf(facts, standing.check, ctx.locale)
    const place = view.accounts.length > 1 ? `${account.account}  ` : ''
    const reasons = [
      ...openFailures(standing).map(
        ({ resource, why }) => `${resource}: ${why[ctx.locale] ?? why.en}`,
      ),
      ...standing.notSeen.map(
        ({ region, why }) => `${region}: ${why?.[ctx.locale] ?? why?.en ?? ''}`,
      ),
    ]
    return [
      `${stateEmoji[standing.state]} ${place}${number.padEnd(7)} ${title}  (${standing.check})`,
      ...reasons.slice(0, 5).map((reason) => `     ${safe(reason, 300)}`),
      ...(reasons.length > 5 ? [`     … +${reasons.length - 5}`] : []),
    ]
  })
  const { score } = view
  const total = say
    .score(percentOf(score.percent, say.noScore), score.ok, score.of)
    .replaceAll('*', '')
  const trends = view.accounts.flatMap(({ account, trend }) => {
    const line = sparkline(trend, say.noScore)
    return line === '' ? [] : [`${say.trend} (${account}): ${line}`]
  })
  // What it comes to stands last: it is all that a notification shows.
  return [...told, '', ...trends, total].join('\n')
}
