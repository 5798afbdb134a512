import { type Finding, type Severity, type Subject, severities } from './finding.ts'
import type { Text } from './text.ts'

/** One distinct finding of an incident, in short; the incident's `finding` is one of them, in full. */
export interface Member
  extends Pick<
    Finding,
    | 'key'
    | 'source'
    | 'type'
    | 'headline'
    | 'severity'
    | 'region'
    | 'resource'
    | 'subject'
    | 'count'
    | 'firstSeen'
    | 'lastSeen'
  > {
  readonly actor?: string
  /** How many events told of it. */
  readonly arrivals: number
  /** Why it was joined to the others; none for the first. */
  readonly because?: Text
  /** ISO 8601: AWS says that it is over since then. */
  readonly over?: string
}

/** An incident keeps so many in its state; further ones are counted, and are in the journal. */
const mostMembers = 60

const rank = (severity: Severity): number => severities.indexOf(severity)
const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a < b ? b : a)

export function memberOf(finding: Finding, because?: Text): Member {
  const { key, source, type, headline, severity, region, resource, subject } = finding
  const { actor, count, firstSeen, lastSeen } = finding
  return {
    key,
    source,
    type,
    headline,
    severity,
    region,
    resource,
    subject,
    count,
    firstSeen,
    lastSeen,
    arrivals: 1,
    ...(actor !== undefined && { actor }),
    ...(because !== undefined && { because }),
  }
}

/** The same finding, told again: it never becomes smaller, and what happens after its end is a new beginning. */
function again(old: Member, update: Member): Member {
  const { over, ...open } =
    update.lastSeen < old.lastSeen ? { ...update, ...old } : { ...old, ...update }
  const end = old.over
  const still = end !== undefined && update.lastSeen <= end
  return {
    ...open,
    severity: rank(old.severity) > rank(update.severity) ? old.severity : update.severity,
    firstSeen: earlier(old.firstSeen, update.firstSeen),
    lastSeen: later(old.lastSeen, update.lastSeen),
    count: Math.max(old.count, update.count),
    arrivals: old.arrivals + update.arrivals,
    ...((old.because ?? update.because) && { because: old.because ?? update.because }),
    ...(still && { over: end }),
  }
}

/** With one more, or with one told again. */
export function withMember(all: readonly Member[], update: Member): readonly Member[] {
  const known = all.findIndex(({ key }) => key === update.key)
  if (known < 0) return all.length < mostMembers ? [...all, update] : all
  return all.map((one, i) => (i === known ? again(one, update) : one))
}

/** AWS closed it. What was seen since then is not over. */
export const withOver = (all: readonly Member[], { key, lastSeen }: Finding): readonly Member[] =>
  all.map((one) =>
    one.key === key && lastSeen >= one.lastSeen
      ? { ...one, over: lastSeen, arrivals: one.arrivals + 1 }
      : one,
  )

/** Which of two findings an incident is told by: the graver one, then the one that began first. */
export function heavier<F extends Pick<Finding, 'severity' | 'firstSeen' | 'key'>>(a: F, b: F): F {
  const [of, to] = [rank(a.severity), rank(b.severity)]
  if (of !== to) return of > to ? a : b
  if (a.firstSeen !== b.firstSeen) return a.firstSeen < b.firstSeen ? a : b
  return a.key <= b.key ? a : b
}

/** When the last of them was over; undefined as long as one is not. */
export function overSince(all: readonly Member[]): string | undefined {
  if (all.length === 0 || all.some(({ over }) => over === undefined)) return undefined
  return all.map(({ over }) => over ?? '').reduce(later)
}

/**
 * Everything that a playbook may be asked about: the finding itself, then what was joined to it, each with its own ids and
 * region and never a mixture of two.
 */
export const facets = (finding: Finding, all: readonly Member[]): readonly Finding[] => [
  finding,
  ...partsOf(finding),
  ...all
    .filter(({ key, over }) => key !== finding.key && over === undefined)
    .toSorted((a, b) => rank(b.severity) - rank(a.severity))
    .map(({ arrivals: _, because: __, over: ___, ...one }) => ({ ...finding, ...one })),
]

/** All that an attack sequence went through, one by one. */
function partsOf({ involved, ...whole }: Finding): readonly Finding[] {
  if (involved === undefined) return []
  const { instances, keys, users, roles, buckets } = involved
  const parts: Subject[] = [
    ...instances.map((instanceId) => ({ instanceId })),
    ...keys.map((key) => ({ ...key, userType: 'IAMUser' })),
    ...users.map((userName) => ({ userName, userType: 'IAMUser' })),
    ...roles.map((name) => ({ roleName: name, userName: name, userType: 'AssumedRole' })),
    ...buckets.map((bucket) => ({ bucket })),
  ]
  return parts.map((subject) => ({ ...whole, subject }))
}

/** The same choice among members. */
export const heaviest = (all: readonly Member[]): Member =>
  all.reduce((a, b) => (heavier(a, b) === a ? a : b))
