import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround } from '../support/aws.ts'
import { type Moto, newSubnet, seedInstance, startMoto } from '../support/moto.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

/** What stands around an instance (ACLs, groups, target groups, copies) is held to moto, too: same calls, same answers. */
const permissions = [
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeAutoScalingInstances',
  'autoscaling:EnterStandby',
  'autoscaling:ExitStandby',
  'autoscaling:UpdateAutoScalingGroup',
  'ec2:CopySnapshot',
  'ec2:CreateNetworkAclEntry',
  'ec2:CreateSnapshots',
  'ec2:CreateTags',
  'ec2:DeleteNetworkAclEntry',
  'ec2:DescribeAddresses',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeSnapshotAttribute',
  'ec2:DescribeSnapshots',
  'ec2:GetConsoleOutput',
  'ec2:ModifySnapshotAttribute',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'ssm:GetCommandInvocation',
  'ssm:ListCommands',
  'ssm:SendCommand',
]
const instanceId = 'i-0aaaaaaaaaaaaaaa1'
const nobody = 'i-0123456789abcdef0'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

interface Place {
  readonly aws: Aws
  readonly instance: string
}
async function onMoto(): Promise<Place> {
  const seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
  const aws = motoGround(moto.url).open(scopeFor(permissions).scope)
  return { aws, instance: seeded.instanceId }
}
function onSimulated(): Place {
  const simulated = drillOn({ instanceId })
  const open = makeAws({ accounts: {}, worlds: worldsInMemory(), log: { warn: () => {} } })
  return { aws: open(scopeFor(permissions, { simulated }).scope), instance: instanceId }
}
async function expectAlike(tell: (place: Place) => Promise<object>): Promise<void> {
  expect(await tell(onSimulated())).toEqual(await tell(await onMoto()))
}

it('network ACLs guard a subnet, take an entry once under a number, and give it back', () =>
  expectAlike(async ({ aws, instance }) => {
    const read = await aws.ec2.describeInstances({ InstanceIds: [instance] })
    const subnet = read.Reservations?.[0]?.Instances?.[0]?.SubnetId ?? ''
    const Filters = [{ Name: 'association.subnet-id', Values: [subnet] }]
    const acls = async () => (await aws.ec2.describeNetworkAcls({ Filters })).NetworkAcls ?? []
    const entries = async () =>
      ((await acls())[0]?.Entries ?? [])
        .map((e) => [e.Egress, e.RuleNumber, e.RuleAction, e.Protocol, e.CidrBlock].join(' '))
        .toSorted()
    const NetworkAclId = (await acls())[0]?.NetworkAclId
    const entry = {
      NetworkAclId,
      RuleNumber: 99,
      Egress: false,
      RuleAction: 'deny',
      Protocol: '-1',
      CidrBlock: '203.0.113.7/32',
    } as const
    const before = await entries()
    await aws.ec2.createNetworkAclEntry(entry)
    const after = await entries()
    const twice = await refusal(aws.ec2.createNetworkAclEntry(entry))
    await aws.ec2.deleteNetworkAclEntry({ NetworkAclId, RuleNumber: 99, Egress: false })
    const none = 'acl-0123456789abcdef0'
    return {
      guards: [(await acls()).length, (await acls())[0]?.IsDefault],
      before,
      after,
      twice,
      back: await entries(),
      unknown: await refusal(aws.ec2.createNetworkAclEntry({ ...entry, NetworkAclId: none })),
    }
  }))

it('snapshots are copied under a key, shared with an account, and not shared any more', () =>
  expectAlike(async ({ aws, instance }) => {
    const { Snapshots = [] } = await aws.ec2.createSnapshots({
      InstanceSpecification: { InstanceId: instance },
    })
    const KmsKeyId = 'arn:aws:kms:us-east-1:999988887777:key/6f1d2c3b-4a59-4e68-8d77-0b1a2c3d4e5f'
    const { SnapshotId = '' } = await aws.ec2.copySnapshot({
      SourceRegion: 'us-east-1',
      SourceSnapshotId: Snapshots[0]?.SnapshotId,
      Encrypted: true,
      KmsKeyId,
      Description: 'A copy',
      TagSpecifications: [{ ResourceType: 'snapshot', Tags: [{ Key: 'of', Value: 'it' }] }],
    })
    const read = await aws.ec2.describeSnapshots({ SnapshotIds: [SnapshotId] })
    const [copy] = read.Snapshots ?? []
    const Attribute = 'createVolumePermission'
    const shared = async () =>
      (await aws.ec2.describeSnapshotAttribute({ SnapshotId, Attribute })).CreateVolumePermissions
    const change = (OperationType: 'add' | 'remove') =>
      aws.ec2.modifySnapshotAttribute({
        SnapshotId,
        Attribute,
        OperationType,
        UserIds: ['999988887777'],
      })
    const before = await shared()
    await change('add')
    await change('add')
    const after = await shared()
    await change('remove')
    return {
      copy: [copy?.KmsKeyId === KmsKeyId, copy?.State, copy?.Description, copy?.Tags],
      before,
      after,
      back: await shared(),
    }
  }))

it('instances of nobody are in no Auto Scaling group, and groups of nobody cannot be changed', () =>
  expectAlike(async ({ aws }) => {
    const read = await aws.autoscaling.describeAutoScalingInstances({ InstanceIds: [nobody] })
    const AutoScalingGroupName = 'nobody'
    const groups = await aws.autoscaling.describeAutoScalingGroups({
      AutoScalingGroupNames: [AutoScalingGroupName],
    })
    const update = aws.autoscaling.updateAutoScalingGroup({ AutoScalingGroupName, MinSize: 1 })
    return {
      instances: read.AutoScalingInstances ?? [],
      groups: groups.AutoScalingGroups ?? [],
      update: await refusal(update),
    }
  }))

it('target groups of nobody have no health', () =>
  expectAlike(async ({ aws }) => ({
    health: await refusal(
      aws.elasticloadbalancing.describeTargetHealth({
        TargetGroupArn:
          'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/nobody/50dc6c495c0c9188',
      }),
    ),
  })))

it('a console is read of an instance that is there, in base64', () =>
  expectAlike(async ({ aws, instance: InstanceId }) => {
    const { Output = '', ...rest } = await aws.ec2.getConsoleOutput({ InstanceId })
    return {
      isText: /^[\x20-\x7e\s]+$/.test(Buffer.from(Output, 'base64').toString()),
      same: rest.InstanceId === InstanceId,
      nobody: await refusal(aws.ec2.getConsoleOutput({ InstanceId: nobody })),
    }
  }))

it('a command is found again by the instance, with its comment', () =>
  expectAlike(async ({ aws, instance }) => {
    const { Command } = await aws.ssm.sendCommand({
      InstanceIds: [instance],
      DocumentName: 'AWS-RunShellScript',
      Parameters: { commands: ['true'] },
      Comment: 'hikeshi run-1',
    })
    const { Commands = [] } = await aws.ssm.listCommands({ InstanceId: instance })
    const which = { CommandId: Command?.CommandId, InstanceId: instance }
    const end = await aws.ssm.getCommandInvocation(which)
    return {
      same: Commands.map(({ CommandId }) => CommandId === Command?.CommandId),
      comment: Commands[0]?.Comment,
      status: [Commands[0]?.Status, end.Status],
    }
  }))

describe('unlike moto, and like AWS', () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html: a copy has an arbitrary volume id.
  it('a copy is of no volume', async () => {
    const copyOf = async ({ aws, instance }: Place) => {
      const InstanceSpecification = { InstanceId: instance }
      const { Snapshots = [] } = await aws.ec2.createSnapshots({ InstanceSpecification })
      const SourceSnapshotId = Snapshots[0]?.SnapshotId
      const { SnapshotId = '' } = await aws.ec2.copySnapshot({
        SourceRegion: 'us-east-1',
        SourceSnapshotId,
      })
      const read = await aws.ec2.describeSnapshots({ SnapshotIds: [SnapshotId] })
      return read.Snapshots?.[0]?.VolumeId === Snapshots[0]?.VolumeId
    }
    expect(await copyOf(await onMoto())).toBe(true)
    expect(await copyOf(onSimulated())).toBe(false)
  })
})
