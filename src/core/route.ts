import type { Finding, Severity } from './finding.ts'
import { severities } from './finding.ts'
import type { Incident } from './incident.ts'
import type { Channel, Policy } from './policy.ts'

/** What a route or an override is about: each part that is given must fit; within a part, any of its patterns. `*` stands for anything. */
export interface When {
  /** At least this severe. */
  readonly from?: Severity | undefined
  readonly account?: readonly string[] | undefined
  readonly ou?: readonly string[] | undefined
  readonly environment?: readonly string[] | undefined
  readonly region?: readonly string[] | undefined
  readonly type?: readonly string[] | undefined
  readonly tag?: { readonly [key: string]: readonly string[] } | undefined
}
export interface Route {
  readonly when: When
  /** Ids of channels; none: nobody is told. */
  readonly to: readonly string[]
  /** Later routes are asked as well. */
  readonly continue?: boolean | undefined
}
/** The first that fits decides how severe a finding is, whatever its source says. */
export interface Override {
  readonly when: When
  readonly severity: Severity
}
/** Whose a resource is. Only ids of this map are ever mentioned, never what a tag says. */
export interface Owners {
  /** Key of the tag that names the owner. */
  readonly tag?: string | undefined
  /** Slack ids of people and groups, by the names that tags and accounts use. */
  readonly ids: { readonly [name: string]: string }
}

/** How an incident finds its channels, step by step: what `hikeshi route test` prints is what was done. */
export interface Routing {
  /** Routes in order, until one that fits ended the search; `missed`: the first part that did not fit. */
  readonly steps: readonly {
    readonly route: number
    readonly missed?: keyof When | `tag ${string}`
  }[]
  /** No route fitted, or there is none: every channel is asked. */
  readonly fellThrough: boolean
  readonly channels: readonly Channel[]
  /** Channels that were meant, and want graver things only. */
  readonly spared: readonly { readonly id: string; readonly from: Severity }[]
}

/** How an event would be read and routed. */
export interface Routed {
  /** The handler; undefined: it would not be understood. */
  readonly source: string | undefined
  readonly findings: readonly {
    readonly finding: Finding
    /** As its source rates it. */
    readonly was: Severity
    readonly routing: Routing
    /** Slack ids. */
    readonly owners: readonly string[]
    /** Channels that are left in peace right now. */
    readonly quiet: readonly string[]
  }[]
}

type Subject = Pick<Incident, 'finding' | 'enriched'>

export function routingOf(policy: Policy, incident: Subject): Routing {
  const steps: { route: number; missed?: keyof When | `tag ${string}` }[] = []
  const named = new Set<string>()
  let fitted = false
  for (const [i, route] of (policy.routes ?? []).entries()) {
    const missed = missedBy(policy, route.when, incident)
    steps.push({ route: i + 1, ...(missed !== undefined && { missed }) })
    if (missed !== undefined) continue
    fitted = true
    for (const id of route.to) named.add(id)
    if (route.continue !== true) break
  }
  const meant = policy.channels.filter(({ id }) => !fitted || named.has(id))
  const rank = severities.indexOf(incident.finding.severity)
  const tooLight = ({ from = 'info' }: { from?: Severity | undefined }) =>
    rank < severities.indexOf(from)
  return {
    steps,
    fellThrough: !fitted,
    channels: meant.filter((channel) => !tooLight(channel)),
    spared: meant.filter(tooLight).map(({ id, from = 'info' }) => ({ id, from })),
  }
}

/** The finding as the policy rates it; what its source said stays on the card. */
export function rated(policy: Policy, finding: Finding): Finding {
  const severity = policy.severities?.find(
    ({ when }) => missedBy(policy, when, { finding }) === undefined,
  )?.severity
  if (severity === undefined || severity === finding.severity) return finding
  const label = { en: 'Severity by its source', ja: '検出元の重要度' }
  return { ...finding, severity, facts: [{ label, value: finding.severity }, ...finding.facts] }
}

/** Slack ids of those whose resource, or else account, it is. */
export function ownersOf({ owners, accounts }: Policy, incident: Subject): readonly string[] {
  if (owners === undefined) return []
  const named = owners.tag === undefined ? [] : tagValues(incident, owners.tag)
  const account = own(accounts, incident.finding.account)?.owner
  const idsOf = (names: readonly string[]) => names.flatMap((name) => own(owners.ids, name) ?? [])
  const byTag = idsOf(named)
  return [...new Set(byTag.length > 0 ? byTag : idsOf(account === undefined ? [] : [account]))]
}

/** The first part that does not fit, or undefined. */
function missedBy(
  { accounts }: Policy,
  { from, tag = {}, ...patterns }: When,
  incident: Subject,
): keyof When | `tag ${string}` | undefined {
  const { severity, account, region, type } = incident.finding
  if (from !== undefined && severities.indexOf(severity) < severities.indexOf(from)) return 'from'
  const { ou, environment } = own(accounts, account) ?? {}
  const facts = { account, ou, environment, region, type }
  for (const part of ['account', 'ou', 'environment', 'region', 'type'] as const) {
    const wanted = patterns[part]
    const value = facts[part]
    if (wanted === undefined) continue
    if (value === undefined || !wanted.some((pattern) => fits(pattern, value))) return part
  }
  for (const [key, wanted] of Object.entries(tag)) {
    const values = tagValues(incident, key)
    if (!values.some((value) => wanted.some((pattern) => fits(pattern, value)))) return `tag ${key}`
  }
  return undefined
}

function tagValues({ finding, enriched = {} }: Subject, key: string): string[] {
  const tags = [
    ...(finding.tags ?? []),
    ...Object.values(enriched).flatMap(({ tags = [] }) => tags),
  ]
  return tags.filter((tag) => tag.startsWith(`${key}=`)).map((tag) => tag.slice(key.length + 1))
}

/** `*` is any text, everything else itself. */
export function fits(pattern: string, value: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return value === pattern
  if (!value.startsWith(first)) return false
  let at = first.length
  for (const part of parts) {
    const found = value.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return value.length - last.length >= at && value.endsWith(last)
}

/** What a stranger wrote may be called `constructor`. */
const own = <T>(map: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined
