import { partitionOf } from '../core/partition.ts'
import { type Acts, type ActsOn, arnsIn, type InPlace, plannedRoles } from './acts.ts'
import { madeByRun, makes } from './acts-ec2.ts'
import { arnOf } from './arn.ts'
import { snapshotOf } from './rds.ts'

/** What runs act on in other services than EC2, IAM and S3. */

const global = ({ account, region }: InPlace, service: string, resource: string): string =>
  `arn:${partitionOf(region)}:${service}::${account}:${resource}`
/** The ids that the lines of a plan are about, by what stands before them. */
const linesOn = ({ changes }: Pick<ActsOn<unknown>, 'changes'>, shape: RegExp): string[] => [
  ...new Set(changes.flatMap(({ resource }) => shape.exec(resource)?.[1] ?? [])),
]

/** A document of Systems Manager by name or ARN. Those of AWS have no account in their ARNs. */
export const documentArn = ({ region }: InPlace, name: string): string =>
  name.startsWith('arn:') ? name : `arn:${partitionOf(region)}:ssm:${region}:*:document/${name}`

/** The function with its versions and aliases, and the event source mappings in the plan. */
export const actsOnFunction = (on: ActsOn<{ readonly functionName: string }>): Acts => {
  const name = `function:${on.input.functionName}`
  const mappings = linesOn(on, /^([0-9a-f]{8}-[0-9a-f-]{27})$/)
  return arnsIn(
    on,
    'lambda',
    name,
    `${name}:*`,
    ...mappings.map((id) => `event-source-mapping:${id}`),
  )
}

/** The task, and the service in the plan. */
export const actsOnTask = (
  on: ActsOn<{ readonly cluster: string; readonly task: string }>,
): Acts => {
  const { cluster, task } = on.input
  const services = linesOn(on, /^service\/(.+)$/).map((name) => `service/${cluster}/${name}`)
  return arnsIn(on, 'ecs', `task/${cluster}/${task}`, ...services)
}

/** Instances and clusters in the plan with their snapshot of this run, and the secret that RDS keeps a password in. */
export const actsOnDatabase = (on: ActsOn<unknown>): Acts => {
  const of = (kind: string) => linesOn(on, new RegExp(`^${kind}/(.+)$`))
  const [instances, clusters] = [of('db'), of('cluster')]
  return [
    ...arnsIn(
      on,
      'rds',
      ...instances.flatMap((id) => [`db:${id}`, `snapshot:${snapshotOf({ id }, on.run)}`]),
      ...clusters.flatMap((id) => [
        `cluster:${id}`,
        `cluster-snapshot:${snapshotOf({ id }, on.run)}`,
      ]),
    ),
    {
      only: ['secretsmanager:RotateSecret'],
      on: arnsIn(on, 'secretsmanager', 'secret:rds!*'),
      because: 'RDS names the secret of a password itself; which it is, is in no line of the plan',
    },
  ]
}

/** Group and target groups of an instance. */
export const actsOnService = (on: ActsOn<unknown>): Acts => {
  const all = 'autoScalingGroup:*:autoScalingGroupName'
  const resized = on.changes.filter(({ field }) => field === 'MinSize')
  return [
    ...on.changes.flatMap(({ resource }) =>
      arnOf(resource)?.service === 'elasticloadbalancing' ? resource : [],
    ),
    ...arnsIn(on, 'autoscaling', ...resized.map(({ resource }) => `${all}/${resource}`)),
    {
      only: ['autoscaling:EnterStandby', 'autoscaling:ExitStandby'],
      on: arnsIn(on, 'autoscaling', `${all}/*`),
      because: 'the plan names the member of the group, and a group takes none but its own',
    },
  ]
}

/** The cluster, the identity’s entry in it, and the role that its pods get. */
export const actsOnPod = (on: ActsOn<{ readonly cluster: string }>): Acts => {
  const { cluster } = on.input
  const entries = on.changes.flatMap(({ resource }) => {
    const { account = '', resource: identity = '' } = arnOf(resource) ?? {}
    const [, kind, name] = /^(user|role)\/(?:.*\/)?([^/]+)$/.exec(identity) ?? []
    return name === undefined ? [] : `access-entry/${cluster}/${kind}/${account}/${name}/*`
  })
  return [
    ...arnsIn(on, 'eks', `cluster/${cluster}`, ...new Set(entries)),
    ...plannedRoles(on.changes),
    {
      only: ['eks:DeletePodIdentityAssociation'],
      on: arnsIn(on, 'eks', `podidentityassociation/${cluster}/*`),
      because: 'the plan names the service account; the association has an id of EKS’s own',
    },
  ]
}

/** The account, and the policy that it gets or the units that it moves between. */
export const actsOnAccount = (
  on: ActsOn<{ readonly account: string; readonly policy: string | null }>,
): Acts => {
  const { account, policy } = on.input
  const policies = policy === null ? [] : [`policy/o-*/service_control_policy/${policy}`]
  return [
    ...[`account/o-*/${account}`, ...policies].map((one) => global(on, 'organizations', one)),
    {
      only: ['organizations:MoveAccount'],
      on: ['ou/*', 'root/*'].map((one) => global(on, 'organizations', one)),
      because:
        'the account is named; AWS lists units and root for every move, whichever it is between',
    },
  ]
}

/** Copies that the run makes of an incident’s snapshots, under this key. */
export const actsOnCopies = (on: ActsOn<unknown>, key: string): Acts => [
  key,
  ...makes(on, 'CopySnapshot', 'snapshot'),
  madeByRun(on, 'snapshot', 'ec2:DeleteSnapshot', 'ec2:ModifySnapshotAttribute'),
  {
    only: ['kms:CreateGrant', 'kms:Decrypt', 'kms:ReEncryptFrom'],
    on: [`arn:${partitionOf(on.region)}:kms:${on.region}:*:key/*`],
    when: { StringLike: { 'kms:ViaService': `ec2.${on.region}.amazonaws.com*` } },
    because: 'the keys of the originals are in no line of the plan; EC2 alone may use them',
  },
]

/** The permission sets, accounts and groups in the plan. */
export const actsOnSsoUser = (on: ActsOn<unknown>): Acts => {
  const lines = on.changes.map(({ resource, field }) => `${resource} ${field}`).join('\n')
  const found = (shape: RegExp) => [
    ...new Set(Array.from(lines.matchAll(shape), ([, id = '']) => id)),
  ]
  const of = `arn:${partitionOf(on.region)}`
  return [
    ...found(/(arn:[\w-]+:sso:::\w+\/ssoins-\w+\/ps-\w+)/g),
    ...found(/\/(ssoins-\w+)\/ps-/g).map((id) => `${of}:sso:::instance/${id}`),
    ...found(/ (\d{12}) arn:/g).map((id) => `${of}:sso:::account/${id}`),
    ...found(/ group ([\w-]+)$/gm).map((id) => `${of}:identitystore:::group/${id}`),
    {
      only: ['sso:ProvisionPermissionSet'],
      on: [`${of}:sso:::account/*`],
      because: 'a set is brought to every account that has it',
    },
    {
      only: ['identitystore:CreateGroupMembership', 'identitystore:DeleteGroupMembership'],
      on: [
        global(on, 'identitystore', 'identitystore/*'),
        `${of}:identitystore:::membership/*`,
        `${of}:identitystore:::user/*`,
      ],
      because: 'the groups are named; the ids of user and memberships are in no line of the plan',
    },
  ]
}
