import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { seed } from '../../src/adapters/aws/simulated/seed.ts'
import type { World } from '../../src/adapters/aws/simulated/world.ts'
import type { Finding } from '../../src/core/finding.ts'
import { canonical, type JsonObject } from '../../src/core/json.ts'
import type { AwsScope, Worlds } from '../../src/core/ports.ts'
import type { Aws } from '../../src/kit/index.ts'
import { motoAccount, motoClient, type Place } from './moto.ts'
import { drillOn, worldsInMemory } from './scope.ts'

/** An account to rehearse on: how to open it for a run, and everything in it that a playbook could have changed. */
export interface Ground {
  readonly open: (scope: AwsScope) => Aws
  readonly state: () => Promise<unknown>
}

const log = { warn: () => {} }

/** The facade over moto, with the responder role assumed as in production. */
export function motoGround(url: string): Ground {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const accounts = { [motoAccount]: { role } }
  const worlds: Worlds = { use: () => Promise.reject(new Error('moto has no worlds')) }
  const open = makeAws({ accounts, worlds, log, endpoint: url, maxAttempts: 1 })
  return { open, state: () => motoState(url) }
}

/** The simulated account of a finding, kept in this process instead of the store. `edit` changes it as no AWS call could. */
export function simulatedGround(
  finding: Finding,
  incident: string,
): Ground & { readonly edit: (change: (world: World) => void) => void } {
  const kept = new Map<string, string>()
  const open = makeAws({ accounts: {}, worlds: worldsInMemory(kept), log, maxAttempts: 1 })
  const simulated = { ...drillOn(finding.subject, finding), id: incident }
  return {
    open: (scope) => open({ ...scope, simulated }),
    edit: (change) => {
      const world = JSON.parse(kept.get(incident) ?? JSON.stringify(seed(simulated))) as World
      change(world)
      kept.set(incident, JSON.stringify(world))
    },
    state: async () => {
      const world = JSON.parse(kept.get(incident) ?? '{}') as JsonObject
      // The serial number only counts how many ids were ever made.
      return sorted({ ...world, serial: 0 })
    },
  }
}

/** All that the describe calls tell of an account, in an order of its own. */
export async function motoState(url: string, place: Place = {}): Promise<unknown> {
  const ec2 = new EC2(motoClient(url, place))
  const iam = new IAM(motoClient(url, place))
  const { Reservations = [] } = await ec2.describeInstances({})
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances)
  const attributes = ['disableApiTermination', 'instanceInitiatedShutdownBehavior'] as const
  const protection = instances.flatMap(({ InstanceId }) =>
    attributes.map((Attribute) => ec2.describeInstanceAttribute({ InstanceId, Attribute })),
  )
  const { Users = [] } = await iam.listUsers({})
  const users = Users.map(async ({ UserName }) => {
    const { PolicyNames = [] } = await iam.listUserPolicies({ UserName })
    const policies = PolicyNames.map((PolicyName) => iam.getUserPolicy({ UserName, PolicyName }))
    return [
      await iam.listAccessKeys({ UserName }),
      await iam.listAttachedUserPolicies({ UserName }),
      ...(await Promise.all(policies)),
    ]
  })
  const { Roles = [] } = await iam.listRoles({})
  const roles = Roles.map(async ({ RoleName }) => {
    const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName })
    const policies = PolicyNames.map((PolicyName) => iam.getRolePolicy({ RoleName, PolicyName }))
    return [RoleName, await iam.listAttachedRolePolicies({ RoleName }), await Promise.all(policies)]
  })
  const s3 = new S3(motoClient(url, place))
  const { Buckets = [] } = await s3.listBuckets({})
  const buckets = Buckets.map(async ({ Name: Bucket }) => [
    Bucket,
    await s3.getBucketAcl({ Bucket }),
    await s3.getBucketPolicy({ Bucket }).catch((error: Error) => error.name),
    await s3.getPublicAccessBlock({ Bucket }).catch((error: Error) => error.name),
  ])
  return sorted([
    instances,
    await Promise.all(protection),
    await ec2.describeNetworkInterfaces({}),
    await ec2.describeSecurityGroups({}),
    await ec2.describeSecurityGroupRules({}),
    await ec2.describeVolumes({}),
    await ec2.describeSnapshots({ OwnerIds: ['self'] }),
    await Promise.all(users),
    await Promise.all(roles),
    await Promise.all(buckets),
  ])
}

/** Lists say nothing by their order here, and an answer's metadata is of the call. */
function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([name]) => name !== '$metadata')
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}

/** A state in which ids of this kind say nothing: what AWS makes anew gets a new id. Records by such an id become lists. */
export function nameless(state: unknown, id: RegExp): unknown {
  const bare = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(id, 'id')
    if (Array.isArray(value)) return value.map(bare)
    if (value === null || typeof value !== 'object') return value
    const members = Object.entries(value).map(([name, member]) => [name, bare(member)] as const)
    const isRecord = members.length > 0 && members.every(([name]) => id.test(name))
    return isRecord ? members.map(([, member]) => member) : Object.fromEntries(members)
  }
  return sorted(bare(state))
}
