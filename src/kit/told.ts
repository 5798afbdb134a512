import type { Envelope, Fact, Finding, Remote, Severity, Subject } from '../core/finding.ts'
import type { Text } from '../core/text.ts'
import { fact } from './facts.ts'
import { at, distinct, firstTime, list, num, present, text, texts } from './read.ts'

/** What a reader found in a detail; everything else is taken from the envelope. */
export interface Told {
  readonly key: string
  readonly type: string
  readonly headline: Text
  readonly what: Text
  readonly severity: Severity
  readonly facts: readonly Fact[]
  readonly links: Finding['links']
  readonly resource?: Finding['resource'] | undefined
  readonly title?: string | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly score?: number | undefined
  readonly actor?: string | undefined
  readonly subject?: Subject | undefined
  readonly remotes?: readonly Remote[]
  readonly sample?: boolean
  readonly ties?: Finding['ties']
  /** AWS says that it is over. */
  readonly over?: boolean
  readonly count?: unknown
  /** Moments in any of AWS's forms, the best first. */
  readonly first?: readonly unknown[]
  readonly last?: readonly unknown[]
}

/** Sources without samples of their own: ours carry this member, outside of all that a caller can write. */
const markedSample = (detail: unknown): boolean => at(detail, 'hikeshiSample') === true

/** Account and region of an event: the detail's own where it has them. */
export function placeOf(
  envelope: Envelope,
  account?: string,
  region?: string,
): { account: string; region: string } {
  return {
    account: account ?? text(envelope.account) ?? 'unknown',
    region: region ?? text(envelope.region) ?? 'unknown',
  }
}

/** A whole finding out of what was told. A sample of ours is an incident of its own each time. */
export function toFinding(
  detail: unknown,
  envelope: Envelope,
  told: Told,
): Omit<Finding, 'source'> {
  const marked = markedSample(detail)
  const { account, region } = placeOf(envelope, told.account, told.region)
  const last = firstTime(...(told.last ?? []), envelope.time)
  const first = firstTime(...(told.first ?? []), last)
  const { score, actor, ties } = told
  return {
    key: marked ? `${told.key}/${envelope.id}` : told.key,
    type: told.type,
    headline: told.headline,
    title: told.title ?? told.headline.en,
    what: told.what,
    severity: told.severity,
    account,
    region,
    sample: marked || told.sample === true,
    count: Math.max(1, Math.trunc(num(told.count) ?? 1)),
    firstSeen: first < last ? first : last,
    lastSeen: last,
    resource: told.resource ?? { kind: { en: 'AWS account', ja: 'AWS アカウント' }, id: account },
    remotes: distinct(told.remotes ?? []),
    facts: told.facts,
    links: told.links,
    subject: told.subject ?? {},
    ...present({ score, actor, ties }),
    ...(told.over === true && { over: true as const }),
  }
}

/** Facts in rows: English, Japanese, and what was said. Rows without a value are left out. */
export const factRows = (
  rows: readonly (readonly [en: string, ja: string, said: unknown])[],
): Fact[] => rows.flatMap(([en, ja, said]) => fact({ en, ja }, list(said).map(text)))

const words: readonly (readonly [RegExp, Severity])[] = [
  [/^(critical|fatal)$/i, 'critical'],
  [/^(high|important)$/i, 'high'],
  [/^(medium|moderate)$/i, 'medium'],
  [/^low$/i, 'low'],
  [/^(info|informational|untriaged|none)$/i, 'info'],
]

/** A severity by its name in AWS's documents; undefined where the name is none. */
export const severityNamed = (label: unknown): Severity | undefined =>
  words.find(([name]) => name.test(text(label) ?? ''))?.[1]

/** The same, from where they stand in a document. */
export const factsAt = (
  doc: unknown,
  rows: readonly (readonly [en: string, ja: string, path: string])[],
): Fact[] => rows.flatMap(([en, ja, path]) => fact({ en, ja }, texts(doc, path)))
