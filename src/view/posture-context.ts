import { severities } from '../core/finding.ts'
import type { CheckFacts, CheckWords } from '../core/posture.ts'
import type {
  AccountStanding,
  Placed,
  PostureView,
  Standing,
  StandingState,
} from '../core/standing.ts'
import type { ViewContext } from './context.ts'
import { spark } from './spark.ts'

export interface PostureContext extends ViewContext {
  readonly facts: (check: string) => CheckFacts | undefined
  /** What a playbook is called, where there is one. */
  readonly playbookTitle: (id: string) => string | undefined
}

export const stateEmoji: Record<StandingState, string> = {
  fail: '❌',
  unchecked: '❔',
  attest: '✍️',
  excepted: '🛡️',
  attested: '☑️',
  pass: '✅',
  'not-applicable': '➖',
}

export function wordsOf(facts: CheckFacts | undefined, id: string, locale: string): CheckWords {
  if (facts === undefined) return { title: id, why: '', remedy: [], none: '' }
  return locale === 'ja' ? facts.ja : facts.en
}

/** `CIS 1.4, 2.2` or the id where the benchmark has no number for it. */
export const percentOf = (percent: number | undefined, none: string): string =>
  percent === undefined ? none : `${percent}%`

export const bar = (percent: number | undefined): string => {
  const full = Math.round((percent ?? 0) / 10)
  return '▰'.repeat(full) + '▱'.repeat(10 - full)
}

/** Scores over time in one line, `▃▅▆ 31% → 58%`, oldest first; empty until there are two. */
export function sparkline(
  trend: readonly { readonly percent: number | undefined }[],
  none: string,
): string {
  const points = trend.slice(-20)
  if (points.length < 2) return ''
  const line = points.map(({ percent = 0 }) => spark(percent))
  const [first, last] = [points[0], points.at(-1)].map((one) => percentOf(one?.percent, none))
  return `${line.join('')} ${first} → ${last}`
}

export interface Item {
  readonly account: AccountStanding
  readonly standing: Standing
  readonly facts: CheckFacts | undefined
}

/** Every check of every account of a view. */
export const itemsOf = (view: PostureView, ctx: PostureContext): Item[] =>
  view.accounts.flatMap((account) =>
    account.standings.map((standing) => ({ account, standing, facts: ctx.facts(standing.check) })),
  )

/** Most severe first, then where the most is wrong. */
export function worstFirst(items: readonly Item[]): Item[] {
  const rank = ({ facts }: Item) => severities.indexOf(facts?.severity ?? 'info')
  const wrong = ({ standing }: Item) =>
    standing.verdicts.filter(({ status }) => status === 'fail').length
  return items.toSorted((a, b) => rank(b) - rank(a) || wrong(b) - wrong(a))
}

/** What failed and nobody excepted. */
export const openFailures = ({ verdicts, excused }: Standing): readonly Placed[] =>
  verdicts.filter((one) => one.status === 'fail' && !excused.includes(one))
