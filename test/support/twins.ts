import { expect } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import type { Aws } from '../../src/kit/index.ts'
import { motoAccount, seedBucket, seedInstance, seedTrail, seedUser } from './moto.ts'
import { drillOn, scopeFor, worldsInMemory } from './scope.ts'

/** The simulated account is held to moto: the same calls on like worlds have the same answers and the same refusals. */

process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

const named = (service: string, operations: string) =>
  operations
    .trim()
    .split(/\s+/)
    .map((operation) => `${service}:${operation}`)
const permissions = [
  ...named(
    'ec2',
    `
    AssociateIamInstanceProfile
    AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateSecurityGroup
    CreateImage CreateSnapshots CreateTags DeleteSecurityGroup DeleteSnapshot DeleteTags
    DeregisterImage DescribeImages
    DescribeIamInstanceProfileAssociations DisassociateIamInstanceProfile
    DescribeInstanceAttribute DescribeInstances DescribeNetworkInterfaces
    DescribeSecurityGroupRules DescribeSecurityGroups DescribeSnapshots DescribeTags
    DescribeVolumes ModifyInstanceAttribute ModifyInstanceMetadataOptions
    ModifyNetworkInterfaceAttribute RevokeSecurityGroupEgress RevokeSecurityGroupIngress
    StartInstances StopInstances`,
  ),
  ...named(
    'iam',
    `
    PassRole DeleteUserPolicy GetAccessKeyLastUsed GetLoginProfile GetUser GetUserPolicy ListAccessKeys
    ListAttachedUserPolicies ListGroupsForUser ListMFADevices ListUserPolicies ListUsers
    PutUserPolicy UpdateAccessKey DeleteRolePolicy GetRole GetRolePolicy
    ListInstanceProfilesForRole ListRolePolicies PutRolePolicy`,
  ),
  ...named('cloudtrail', 'GetTrail GetTrailStatus StartLogging'),
  ...named(
    's3',
    `
    GetBucketAcl GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketWebsite
    PutBucketPublicAccessBlock`,
  ),
]

/** An account with its instance and its user, and the ids they have there. */
export interface Stage {
  readonly aws: Aws
  readonly instance: string
  readonly vpc: string
  readonly enis: readonly string[]
  readonly groups: readonly string[]
  readonly volumes: readonly string[]
  readonly user: string
  readonly keys: readonly string[]
  readonly role: string
  readonly bucket: string
  readonly trail: string
}

export async function onMoto(url: string): Promise<Stage> {
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const open = makeAws({
    accounts: { [motoAccount]: { role } },
    endpoint: url,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })
  const { instanceId, vpcId, enis, groups, volumes, roleName } = await seedInstance(url)
  const { userName, accessKeyIds } = await seedUser(url)
  const aws = open(scopeFor(permissions).scope)
  const user = { user: userName, keys: accessKeyIds, role: roleName, ...(await held(url)) }
  return { aws, instance: instanceId, vpc: vpcId, enis, groups, volumes, ...user }
}

const held = async (url: string) => {
  const bucket = await seedBucket(url)
  return { bucket, trail: await seedTrail(url) }
}

export async function onSimulated(): Promise<Stage> {
  const simulated = drillOn({ userName: 'deploy-bot', userType: 'IAMUser', trail: 'shop-audit' })
  const open = makeAws({ accounts: {}, worlds: worldsInMemory(), log: { warn: () => {} } })
  const aws = open(scopeFor(permissions, { simulated }).scope)
  const { Reservations = [] } = await aws.ec2.describeInstances({})
  const { InstanceId = '', VpcId = '', ...rest } = Reservations[0]?.Instances?.[0] ?? {}
  const { AccessKeyMetadata = [] } = await aws.iam.listAccessKeys({ UserName: 'deploy-bot' })
  const enis = rest.NetworkInterfaces ?? []
  return {
    aws,
    instance: InstanceId,
    vpc: VpcId,
    enis: enis.map(({ NetworkInterfaceId = '' }) => NetworkInterfaceId),
    groups: enis.map(({ Groups }) => Groups?.[0]?.GroupId ?? ''),
    volumes: (rest.BlockDeviceMappings ?? [])
      .toSorted((a, b) => (a.DeviceName ?? '').localeCompare(b.DeviceName ?? ''))
      .map(({ Ebs }) => Ebs?.VolumeId ?? ''),
    user: 'deploy-bot',
    keys: AccessKeyMetadata.map(({ AccessKeyId = '' }) => AccessKeyId),
    role: 'shop-web',
    bucket: 'shop-exports',
    trail: 'shop-audit',
  }
}

/** The name of the error that a call fails with. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

/** The story told on both; what it tells must be the same. Ids differ, so it tells of things by their place. */
export const alike = (url: () => string) => async (tell: (stage: Stage) => Promise<object>) => {
  const told = await tell(await onMoto(url()))
  expect(await tell(await onSimulated())).toEqual(told)
}

/** What comes in no particular order, for comparing. */
export const inOrder = (list: readonly unknown[] | undefined): string[] | undefined =>
  list?.map((each) => JSON.stringify(each)).toSorted()
