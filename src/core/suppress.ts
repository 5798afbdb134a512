import { principalsOf } from './correlate.ts'
import { type Finding, severities } from './finding.ts'

/** What a rule hides: exactly this, never a pattern. What it leaves out may be anything. */
export interface Hides {
  readonly account: string
  readonly type?: string
  /** The resource's id as the card shows it. */
  readonly resource?: string
  readonly actor?: string
}

/** A rule that somebody made from a card. It is over at `until` by itself, or when somebody lifts it. */
export interface Suppression {
  /** `sup-7`. */
  readonly id: string
  readonly hides: Hides
  /** Made from a sample: hides samples alone. */
  readonly sample: boolean
  /** Who made it, and whom to ask. */
  readonly by: string
  readonly owner: string
  readonly reason: string
  /** ISO 8601. */
  readonly at: string
  readonly until: string
  /** The incident that it was made from. */
  readonly incident: string
  readonly lifted?: { readonly by: string; readonly at: string }
  /** Findings that it hid so far, and when the last one came. */
  readonly hidden: number
  readonly lastHidden?: string
}

/** What a scope can be built of: a choice in the form, and nothing else. */
export const scopes = ['type-resource', 'type-actor', 'resource', 'actor', 'type'] as const
export type Scope = (typeof scopes)[number]

/** The scope's rule for this finding; undefined where the finding does not name what the scope is about. */
export function hidesFor(scope: Scope, finding: Finding): Hides | undefined {
  const { account, type } = finding
  // The account itself is no resource: a rule for it would hide everything.
  const resource = finding.resource.id === account ? undefined : finding.resource.id
  const [actor] = principalsOf(finding)
  const parts = scope.split('-')
  if (parts.includes('resource') && resource === undefined) return undefined
  if (parts.includes('actor') && actor === undefined) return undefined
  return {
    account,
    ...(parts.includes('type') && { type }),
    ...(parts.includes('resource') && resource !== undefined && { resource }),
    ...(parts.includes('actor') && actor !== undefined && { actor }),
  }
}

/** What of a finding is compared, and what is remembered of each for previews. */
export interface Sighting {
  readonly account: string
  readonly type: string
  readonly resource: string
  readonly actors: readonly string[]
  readonly severity: number
  readonly sample: boolean
}
export const sightingOf = (finding: Finding): Sighting => ({
  account: finding.account,
  type: finding.type,
  resource: finding.resource.id,
  actors: principalsOf(finding),
  severity: severities.indexOf(finding.severity),
  sample: finding.sample,
})

/** Critical is hidden only by a rule that names the very resource. */
export function hides(
  { hides: rule, sample }: Pick<Suppression, 'hides' | 'sample'>,
  finding: Finding,
): boolean {
  const seen = sightingOf(finding)
  return (
    rule.account === seen.account &&
    sample === seen.sample &&
    (rule.type === undefined || rule.type === seen.type) &&
    (rule.resource === undefined || rule.resource === seen.resource) &&
    (rule.actor === undefined || seen.actors.includes(rule.actor)) &&
    (finding.severity !== 'critical' || rule.resource !== undefined)
  )
}

/** ISO 8601 compares as text. */
export const isActive = ({ until, lifted }: Suppression, now: string): boolean =>
  lifted === undefined && until > now
