import { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { EC2 } from '@aws-sdk/client-ec2'
import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import { approve, request } from '../../src/flow/approve.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { hear, openOn, wordsOf } from '../support/hear.ts'
import {
  type Moto,
  motoAccount,
  motoClient,
  newSubnet,
  type Place,
  seedInstance,
  startMoto,
} from '../support/moto.ts'
import { onInstanceStore, seedSpot } from '../support/odd-instances.ts'
import { findingOn } from '../support/playbook.ts'
import { company, secondAccount } from '../support/site.ts'
import { startDatabase } from '../support/store.ts'
import { approver, ask, must, openTheatre, runOf } from '../support/theatre.ts'

/** Every playbook of an instance on every kind of instance: what a responder reads, be it a plan or why there is none. */
type Says = { readonly [playbook: string]: RegExp }

const usual: Says = {
  'isolate-instance': /All traffic of \d network interface\(s\) stops/,
  'snapshot-volumes': /snapshot: null -> "hikeshi:run=/,
  'back-up-instance': /image: null -> "hikeshi:run=/,
  'capture-instance-facts': /tag:hikeshi:facts: null -> /,
  'stop-instance': /State: "running" -> "stopped"/,
  'detach-from-service': /^NO: .*no Auto Scaling group and in no target group.*Isolate it instead/,
  'detach-instance-profile': /IamInstanceProfile: "arn:aws:iam::\d+:instance-profile\/.*" -> null/,
  'require-imdsv2': /HttpTokens: .* -> "required"/,
  'share-evidence': /snapshot\(s\) of this incident, \d+ GiB, are copied whole/,
}
const none = { 'detach-instance-profile': /^NO: .*has no instance profile/ }
const all = (words: RegExp): Says =>
  Object.fromEntries(
    Object.keys({ ...usual, 'capture-memory': 0, 'scan-for-malware': 0 }).map((id) => [id, words]),
  )
const but = (words: RegExp, over: Says): Says => ({
  ...Object.fromEntries(Object.keys(usual).map((id) => [id, words])),
  ...over,
})

let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let world: World
/** The same, before disks that do not outlast the instance. */
let storeWorld: World
let store: Awaited<ReturnType<typeof onInstanceStore>>
const ec2 = (place: Place = {}) => new EC2(motoClient(moto.url, place))

beforeAll(async () => {
  ;[moto, database] = await Promise.all([startMoto(), startDatabase()])
  store = await onInstanceStore(moto.url)
  const { KeyMetadata } = await new KMS(motoClient(moto.url)).createKey({})
  const shared = { account: '999988887777', keys: [KeyMetadata?.Arn ?? ''] }
  const { [motoAccount]: own, ...others } = company.accounts
  const settings = {
    accounts: { ...others, [motoAccount]: { ...own, regions: ['us-east-1', 'eu-west-1'] } },
    settings: { 'share-evidence': shared },
  }
  const open = async (AWS_ENDPOINT_URL: string) =>
    openTheatre(await database.store(), { AWS_ENDPOINT_URL }, settings)
  ;[world, storeWorld] = [await open(moto.url), await open(store.url)]
})
afterAll(async () => {
  await database.stop()
  await Promise.all([moto.stop(), store.stop()])
})

const seeded = async (place: Place = {}) =>
  (await seedInstance(moto.url, { ...place, subnet: await newSubnet(moto.url, place) })).instanceId

interface Case extends Place {
  readonly name: string
  readonly make: () => Promise<string>
  /** What is not as usual. */
  readonly says: Says
  readonly over?: () => World
  /** What comes over it once its snapshots are taken. */
  readonly later?: (instanceId: string) => Promise<unknown>
}

const member = 'Member of Auto Scaling group shop.*Put it into Standby or detach it first'
const cases: Case[] = [
  {
    name: 'with two interfaces, behind groups that others share, a volume under the key of AWS',
    make: seeded,
    says: {
      'isolate-instance':
        /cut: eni-\w+ Groups: .*\n.*cut: eni-\w+ Groups: [^]*traffic of 2 network/,
      'snapshot-volumes': /encrypted with arn:aws:kms:.*[^]*aws\/ebs cannot be shared/,
      'back-up-instance': /snapshots of 3 volume\(s\), 24 GiB/,
      'stop-instance':
        /Every volume has a snapshot of this incident[^]*takes the right to use arn:aws:kms/,
      'share-evidence':
        /3 snapshot\(s\) of this incident, 24 GiB, are copied whole under arn:aws:kms:us-east-1/,
    },
  },
  {
    name: 'that is a member of an Auto Scaling group',
    make: async () => {
      const id = await seeded()
      const scaling = new AutoScaling(motoClient(moto.url))
      const LaunchConfigurationName = 'shop'
      const [ImageId, InstanceType] = ['ami-0123456789abcdef0', 't3.micro']
      await scaling.createLaunchConfiguration({ LaunchConfigurationName, ImageId, InstanceType })
      await scaling.createAutoScalingGroup({
        AutoScalingGroupName: 'shop',
        LaunchConfigurationName,
        MinSize: 0,
        MaxSize: 2,
        AvailabilityZones: ['us-east-1a'],
      })
      await scaling.attachInstances({ AutoScalingGroupName: 'shop', InstanceIds: [id] })
      return id
    },
    says: {
      ...but(new RegExp(member), {}),
      'stop-instance': /DO NOT STOP IT AS A MEMBER/,
      'detach-from-service':
        /LifecycleState: "InService" -> "Standby"[^]*no replacement is started/,
      'share-evidence': /are copied whole/,
    },
  },
  {
    name: 'that is a Spot Instance of a one-time request',
    make: () => seedSpot(moto.url, 'one-time'),
    says: {
      ...none,
      // It can neither be protected from termination nor told what a shutdown means.
      'isolate-instance':
        /^(?![^]*(DisableApiTermination|ShutdownBehavior))[^]*Spot Instance: AWS may take it back/,
      'snapshot-volumes': /Spot Instance: AWS may take it back.*Take snapshots first/,
      'stop-instance':
        /^NO: .*without a persistent request.*Snapshot its volumes and isolate it instead/,
    },
  },
  {
    name: 'that is a Spot Instance of a persistent request',
    make: () => seedSpot(moto.url, 'persistent'),
    says: {
      ...none,
      'stop-instance': /State: "running" -> "stopped"[^]*Its Spot request is persistent/,
    },
  },
  {
    name: 'that boots from instance store',
    make: seeded,
    over: () => storeWorld,
    says: {
      'back-up-instance': /^NO: .*runs from instance store, of which AWS makes no AMI/,
      'stop-instance':
        /^NO: .*cannot be stopped, only terminated, with all its data\. Isolate it instead/,
    },
  },
  {
    name: 'that has nothing but instance store',
    make: async () => {
      const { instanceId, volumes } = await seedInstance(moto.url, {
        subnet: await newSubnet(moto.url),
      })
      for (const VolumeId of volumes) await ec2().detachVolume({ VolumeId, InstanceId: instanceId })
      return instanceId
    },
    over: () => storeWorld,
    says: {
      'snapshot-volumes': /^NO: .*only instance store, which cannot be snapshotted\. Copy the data/,
      'back-up-instance': /^NO: .*AWS makes no AMI/,
      'stop-instance': /^NO: .*Isolate it instead/,
      'share-evidence': /^NO: .*no snapshot of this incident yet/,
    },
  },
  {
    name: 'that is stopped',
    make: async () => {
      const id = await seeded()
      await ec2().stopInstances({ InstanceIds: [id] })
      return id
    },
    says: {
      'isolate-instance': /t3\.micro, stopped[^]*All traffic of 2/,
      // Nothing to do: no line.
      'stop-instance': /^(?![^]*State: )[^]*t3\.micro, stopped/,
      'capture-memory': /^NO: .*is stopped: there is no memory to read/,
    },
  },
  {
    name: 'that is terminated by now, though its snapshots were taken',
    make: seeded,
    later: (id) => ec2().terminateInstances({ InstanceIds: [id] }),
    says: {
      ...all(/^NO: .*already terminated\. Look for volumes and snapshots/),
      'share-evidence': /are copied whole/,
    },
  },
  {
    name: 'that AWS no longer knows',
    make: async () => 'i-0123456789abcdef0',
    says: {
      ...all(/^NO: .*There is no i-0123456789abcdef0 in this account and region/),
      'share-evidence': /^NO: .*no snapshot of this incident yet/,
    },
  },
  {
    name: 'in another region',
    region: 'eu-west-1',
    make: () => seeded({ region: 'eu-west-1' }),
    says: {
      'snapshot-volumes': /encrypted with arn:aws:kms:eu-west-1/,
      'share-evidence': /^NO: .*No forensic account with a key in eu-west-1.*they are safe there/,
    },
  },
  {
    name: 'in a region that nobody has opened',
    region: 'ap-northeast-1',
    make: async () => 'i-0123456789abcdef0',
    says: all(/^NO: .*123456789012 \(ap-northeast-1\)/),
  },
  {
    name: 'in another account',
    account: secondAccount,
    make: () => seeded({ account: secondAccount }),
    says: {
      'snapshot-volumes': new RegExp(`snapshots will belong to account ${secondAccount}`),
      // moto shows a key to its own account only, as AWS does without a word in the key's policy.
      'share-evidence': new RegExp(`^NO: .*cannot be seen from account ${secondAccount}`),
      'detach-instance-profile': new RegExp(
        `"arn:aws:iam::${secondAccount}:instance-profile/.*" -> null`,
      ),
    },
  },
  {
    name: 'in an account that nobody has named',
    account: '444455556666',
    make: async () => 'i-0123456789abcdef0',
    says: all(/^NO: .*444455556666/),
  },
]

describe.each(cases)('an instance $name', ({ name, make, says, over, later, ...place }) => {
  let incident: string
  const on = () => over?.() ?? world
  beforeAll(async () => {
    const instanceId = await make()
    const finding = findingOn({ instanceId }, { account: motoAccount, ...place })
    incident = await openOn(on(), name, finding)
    const { run: evidence } = await hear(on(), incident, 'snapshot-volumes')
    if (evidence) await run(on(), { incident, run: (await ask(on(), evidence.id)).run.id })
    await later?.(instanceId)
  })

  it.each(Object.entries({ ...usual, ...says }))('%s', async (playbook, words) => {
    expect((await hear(on(), incident, playbook)).said).toMatch(words)
  })
})

describe('an instance that is terminated', () => {
  const asked = async (): Promise<{
    incident: string
    instanceId: string
    runs: Map<string, string>
  }> => {
    const instanceId = await seeded()
    const incident = await openOn(world, instanceId, findingOn({ instanceId }))
    const runs = new Map<string, string>()
    for (const playbook of Object.keys(usual)) {
      const { run: planned } = await hear(world, incident, playbook)
      if (planned) {
        must(await request(world, { run: planned.id, by: 'T1/U1', waive: 'a rehearsal' }))
        runs.set(playbook, planned.id)
      }
    }
    return { incident, instanceId, runs }
  }
  const end = (instanceId: string) => ec2().terminateInstances({ InstanceIds: [instanceId] })

  it('before the approval gets none, and the approver reads why', async () => {
    const { instanceId, runs } = await asked()
    await end(instanceId)
    expect(runs.size).toBe(7)
    for (const [playbook, id] of runs) {
      const answer = await approve(world, { run: id, by: approver })
      if (!isRefusal(answer)) throw new Error(`${playbook} was approved`)
      expect(wordsOf(world, answer)).toMatch(/^NO: .*already terminated/)
    }
  })

  it('after the approval stops each run before it does anything, with the reason', async () => {
    const { incident, instanceId, runs } = await asked()
    for (const id of runs.values()) must(await approve(world, { run: id, by: approver }))
    await end(instanceId)
    for (const id of runs.values()) {
      await run(world, { incident, run: id })
      const { state, steps } = await runOf(world, id)
      expect(state).toBe('stopped')
      expect(Object.values(steps)[0]?.reason).toMatch(/already terminated\. Look for volumes/)
    }
  })
})
