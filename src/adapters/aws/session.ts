import { createHash } from 'node:crypto'
import type { AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import { onlyReads } from '../../core/actions.ts'
import type { AwsScope } from '../../core/ports.ts'

/** What AWS takes for an inline session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const policyLimit = 2048

/** Reads look at anything; changes act on `resources`, where those are known. */
function policyOf(permissions: readonly string[], resources?: readonly string[]): string {
  const all = [...new Set(permissions)].toSorted()
  const changing = resources === undefined ? [] : all.filter((action) => !onlyReads(action))
  const others = all.filter((action) => !changing.includes(action))
  const allow = (Action: string[], Resource: string | readonly string[]) =>
    Action.length === 0 || Resource.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource }]
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [...allow(others, '*'), ...allow(changing, resources ?? '*')],
  })
}

/**
 * The session may do what the playbook declares to what the run is about, whatever else the role allows. `wider` is told
 * where the resources do not fit in and any may be changed.
 */
export function sessionPolicy(
  permissions: readonly string[],
  resources?: readonly string[],
  wider: (why: string) => void = () => {},
): string {
  const narrow = policyOf(permissions, resources)
  if (narrow.length <= policyLimit) return narrow
  const policy = policyOf(permissions)
  if (resources !== undefined && policy.length <= policyLimit)
    wider(
      `${resources.length} resources make a session policy of ${narrow.length} characters; AWS takes ${policyLimit}`,
    )
  // Wider actions would be shorter, but then AWS would no longer enforce the declaration.
  if (policy.length > policyLimit)
    throw new Error(
      `${permissions.length} permissions make a session policy of ${policy.length} characters; AWS takes ${policyLimit}: split the playbook`,
    )
  return policy
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

/** CloudTrail then names the person in each call, and AWS itself enforces the playbook's declaration. */
export function sessionOf(
  scope: AwsScope,
  role: string,
  externalId: string | undefined,
  wider?: (why: string) => void,
): AssumeRoleCommandInput & { RoleSessionName: string } {
  return {
    RoleArn: role,
    RoleSessionName: stsName(`hikeshi-${scope.run}`),
    SourceIdentity: stsName(scope.human),
    Policy: sessionPolicy(scope.permissions, scope.resources, wider),
    Tags: [
      { Key: 'hikeshi-incident', Value: scope.incident },
      { Key: 'hikeshi-run', Value: scope.run },
    ],
    ...(externalId !== undefined && { ExternalId: externalId }),
  }
}
