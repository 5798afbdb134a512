import { createHash } from 'node:crypto'
import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import { onlyReads } from '../../core/actions.ts'
import type { AwsScope, Reach, Wider } from '../../core/ports.ts'

/** What AWS takes for an inline session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const policyLimit = 2048

type Acts = NonNullable<AwsScope['acts']>

/** Reads look at anything; changes act on what the run is about, where that is known. */
function policyOf(permissions: readonly string[], acts?: Acts): string {
  const all = [...new Set(permissions)].toSorted()
  const changing = acts === undefined ? [] : all.filter((action) => !onlyReads(action))
  const allow = ({ only = changing, on, when }: Omit<Reach, 'because'>) => {
    const Action = only.filter((action) => all.includes(action))
    if (Action.length === 0 || on.length === 0) return []
    const Resource = on.length === 1 ? on[0] : on
    return [{ Effect: 'Allow', Action, Resource, ...(when && { Condition: when }) }]
  }
  const named = [...new Set(acts?.filter((one) => typeof one === 'string'))]
  const reaches = acts?.filter((one) => typeof one !== 'string') ?? []
  const rest = { only: all.filter((action) => !changing.includes(action)), on: ['*'] }
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [rest, { on: named }, ...reaches].flatMap(allow),
  })
}

const rewritten = (acts: Acts, as: (arn: string) => string): Acts =>
  acts.map((one) => (typeof one === 'string' ? as(one) : { ...one, on: one.on.map(as) }))
/** Ids of EC2 are nowhere twice, so that they name the same without region and account. */
const shortened = (acts: Acts): Acts =>
  rewritten(acts, (arn) => arn.replace(/^(arn:[\w-]+:ec2):[\w-]+:\d*:/, '$1:*:*:'))
/** Whatever is of the same kind as what is named, in the same account and region. */
const ofTheKind = (acts: Acts): Acts => rewritten(acts, (arn) => arn.replace(/[^/:]+$/, '*'))

interface SessionPolicy {
  readonly policy: string
  /** What it may change beyond what the run is about. */
  readonly wider?: Wider
}

/**
 * Session policies that AWS may take, the narrowest first: the declared changes to what the run is about, to all of the same
 * kind, to anything. Never wider actions: then AWS would no longer enforce the declaration.
 */
export function sessionPolicies(
  permissions: readonly string[],
  acts?: Acts,
): readonly [SessionPolicy, ...SessionPolicy[]] {
  const anything = { policy: policyOf(permissions) }
  const all: SessionPolicy[] =
    acts === undefined
      ? [anything]
      : [
          { policy: policyOf(permissions, acts) },
          { policy: policyOf(permissions, shortened(acts)) },
          { policy: policyOf(permissions, ofTheKind(acts)), wider: 'same-kind' },
          { ...anything, wider: 'anything' },
        ]
  const [first, ...rest] = all.filter(({ policy }) => policy.length <= policyLimit)
  if (first === undefined)
    throw new Error(
      `${permissions.length} permissions make a session policy of ${anything.policy.length} characters; AWS takes ${policyLimit}: split the playbook`,
    )
  return [first, ...rest]
}

/** A scan declares more than one session policy holds: as many sessions as it takes, each with whole services. */
export function splitByService(permissions: readonly string[]): readonly (readonly string[])[] {
  const services = Map.groupBy([...permissions].toSorted(), (one) => one.split(':')[0] ?? '')
  const sessions: string[][] = []
  for (const service of services.values()) {
    const last = sessions.at(-1)
    if (last && policyOf([...last, ...service]).length <= policyLimit) last.push(...service)
    else sessions.push([...service])
  }
  return sessions
}

/**
 * A name in the alphabet of STS (`[\w+=,.@-]`, 2 to 64 characters). A person `T1/U1` becomes `T1.U1`; where more than the
 * slash had to go, a digest keeps two people apart.
 */
export function stsName(name: string): string {
  const simple = name.replace('/', '.')
  const clean = simple.replace(/[^\w+=,.@-]/g, '_')
  if (clean === simple && clean.length >= 2 && clean.length <= 64) return clean
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${clean.slice(0, 51)}.${digest}`
}

/** CloudTrail then names the person in each call; AWS itself enforces the playbook's declaration by the policy that goes with it. */
export function sessionOf(
  scope: AwsScope,
  role: string,
  externalId: string | undefined,
): AssumeRoleCommandInput & { RoleSessionName: string } {
  return {
    RoleArn: role,
    RoleSessionName: stsName(`hikeshi-${scope.run}`),
    SourceIdentity: stsName(scope.human),
    Tags: [
      { Key: 'hikeshi-incident', Value: scope.incident },
      { Key: 'hikeshi-run', Value: scope.run },
    ],
    ...(externalId !== undefined && { ExternalId: externalId }),
  }
}
