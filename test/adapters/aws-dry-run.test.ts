import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { neededFor } from '../../src/adapters/aws/permission.ts'
import { dryRuns } from '../../src/core/dry-runs.ts'
import type { Aws } from '../../src/kit/index.ts'
import { type Ground, motoGround } from '../support/aws.ts'
import { type Moto, motoAccount, motoClient, seedInstance, startMoto } from '../support/moto.ts'
import { scopeFor, worldsInMemory } from '../support/scope.ts'
import { startTap } from '../support/tap.ts'

/** What is only rehearsed: each change that may be asked for as a dry run is asked of moto, which then must be as before. */

let moto: Moto
let ground: Ground
let tap: Awaited<ReturnType<typeof startTap>>
let asks: { readonly [action: string]: (ec2: Aws['ec2']) => Promise<unknown> }

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  moto = await startMoto()
  ground = motoGround(moto.url)
  tap = await startTap(moto.url)
  const { instanceId, enis, groups, volumes, vpcId } = await seedInstance(moto.url)
  const stage = new EC2(motoClient(moto.url))
  const [NetworkInterfaceId] = enis
  const [GroupId] = groups
  const { SnapshotId } = await stage.createSnapshot({ VolumeId: volumes[0] })
  const { ImageId } = await stage.createImage({ InstanceId: instanceId, Name: 'kept' })
  const logs = {
    ResourceIds: [vpcId],
    ResourceType: 'VPC' as const,
    TrafficType: 'ALL' as const,
    LogGroupName: 'flow',
    DeliverLogsPermissionArn: `arn:aws:iam::${motoAccount}:role/flow`,
  }
  const FlowLogIds = (await stage.createFlowLogs(logs)).FlowLogIds ?? []
  const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '192.0.2.0/24' }] }]
  const Tags = [{ Key: 'Name', Value: 'mine now' }]
  asks = {
    AuthorizeSecurityGroupEgress: (ec2) =>
      ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions }),
    AuthorizeSecurityGroupIngress: (ec2) =>
      ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions }),
    CopySnapshot: (ec2) =>
      ec2.copySnapshot({ SourceRegion: 'us-east-1', SourceSnapshotId: SnapshotId }),
    CreateFlowLogs: (ec2) => ec2.createFlowLogs({ ...logs, LogGroupName: 'other' }),
    CreateImage: (ec2) => ec2.createImage({ InstanceId: instanceId, Name: 'new' }),
    CreateSecurityGroup: (ec2) =>
      ec2.createSecurityGroup({ VpcId: vpcId, GroupName: 'new', Description: 'new' }),
    CreateSnapshots: (ec2) =>
      ec2.createSnapshots({ InstanceSpecification: { InstanceId: instanceId } }),
    CreateTags: (ec2) => ec2.createTags({ Resources: [instanceId], Tags }),
    DeleteFlowLogs: (ec2) => ec2.deleteFlowLogs({ FlowLogIds }),
    DeleteSecurityGroup: (ec2) => ec2.deleteSecurityGroup({ GroupId }),
    DeleteSnapshot: (ec2) => ec2.deleteSnapshot({ SnapshotId }),
    DeleteTags: (ec2) => ec2.deleteTags({ Resources: [instanceId], Tags: [{ Key: 'Name' }] }),
    DeregisterImage: (ec2) => ec2.deregisterImage({ ImageId }),
    ModifyNetworkInterfaceAttribute: (ec2) =>
      ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups: [groups[1]] }),
    ModifySnapshotAttribute: (ec2) =>
      ec2.modifySnapshotAttribute({
        SnapshotId,
        OperationType: 'add',
        UserIds: ['111122223333'],
        Attribute: 'createVolumePermission',
      }),
    RevokeSecurityGroupEgress: (ec2) =>
      ec2.revokeSecurityGroupEgress({
        GroupId,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      }),
    RevokeSecurityGroupIngress: (ec2) =>
      ec2.revokeSecurityGroupIngress({
        GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
        ],
      }),
    StartInstances: (ec2) => ec2.startInstances({ InstanceIds: [instanceId] }),
    StopInstances: (ec2) => ec2.stopInstances({ InstanceIds: [instanceId] }),
  }
})
afterAll(async () => {
  await tap.stop()
  await moto.stop()
})

function rehearsing(permissions: readonly string[], dry = new AbortController().signal) {
  const { scope, calls } = scopeFor(permissions, { dry })
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const aws = makeAws({
    accounts: { [motoAccount]: { role } },
    endpoint: tap.url,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })(scope)
  return { aws, calls }
}
const state = async () => {
  const stage = new EC2(motoClient(moto.url))
  const more = [
    await stage.describeImages({ Owners: ['self'] }),
    await stage.describeFlowLogs({}),
    await stage.describeTags({}),
    await stage.describeSnapshots({ OwnerIds: ['self'] }),
  ].map(({ $metadata: _, ...rest }) => rest)
  return [await ground.state(), more]
}

describe('a dry run', () => {
  it('of every change that may be asked for is answered by moto, which is afterwards as before', async () => {
    const before = await state()
    for (const action of dryRuns) {
      const [, operation = ''] = action.split(':')
      const { aws, calls } = rehearsing(neededFor(action, {}))
      await expect(asks[operation]?.(aws.ec2), action).rejects.toThrow(/DryRun flag is set/)
      const sent = tap.seen.findLast(({ body }) => body.get('Action') === operation)
      expect(sent?.body.get('DryRun'), action).toBe('true')
      expect(calls).toEqual([])
    }
    expect(await state()).toEqual(before)
    expect(Object.keys(asks).map((operation) => `ec2:${operation}`)).toEqual([...dryRuns])
  })

  it('sends no change that it cannot ask for, be it of EC2 or of another service', async () => {
    const { aws, calls } = rehearsing(['ec2:ModifyInstanceAttribute', 'iam:CreateUser'])
    const InstanceId = 'i-0123456789abcdef0'
    for (const change of [
      aws.ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: true } }),
      aws.iam.createUser({ UserName: 'mallory' }),
    ])
      await expect(change).rejects.toMatchObject({ name: 'DryRunEnds' })
    const sent = tap.seen.map(({ body }) => body.get('Action'))
    expect(sent).not.toContain('ModifyInstanceAttribute')
    expect(sent).not.toContain('CreateUser')
    expect(calls).toEqual([])
  })

  it('reads as always, and not even that once nobody waits for it any more', async () => {
    const over = new AbortController()
    const { aws } = rehearsing(['ec2:DescribeVpcs'], over.signal)
    expect((await aws.ec2.describeVpcs({})).Vpcs).not.toEqual([])
    const before = tap.seen.length
    over.abort()
    await expect(aws.ec2.describeVpcs({})).rejects.toMatchObject({ name: 'DryRunEnds' })
    expect(tap.seen).toHaveLength(before)
  })
})
