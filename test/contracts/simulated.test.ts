import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'
import { alike, inOrder, refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())
const expectAlike = alike(() => moto.url)

const ruleLine = (rule: SecurityGroupRule): string => {
  const { IsEgress, IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, ReferencedGroupInfo } = rule
  const target = CidrIpv4 ?? CidrIpv6 ?? (ReferencedGroupInfo?.GroupId ? 'group' : '?')
  return `${IsEgress ? 'out' : 'in'} ${IpProtocol} ${FromPort}-${ToPort} ${target}`
}
const permissionLine = (p: IpPermission): string =>
  [
    p.IpProtocol,
    p.FromPort,
    p.ToPort,
    ...(p.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(p.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(p.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId && 'group'),
  ].join(' ')

const rulesOf = async ({ ec2 }: Aws, group: string) => {
  const Filters = [{ Name: 'group-id', Values: [group] }]
  const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({ Filters })
  return SecurityGroupRules.toSorted((a, b) => ruleLine(a).localeCompare(ruleLine(b)))
}
const tcp = (port: number, ...cidrs: string[]): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
})
const all: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }

describe('security groups', () => {
  it('begin with everything allowed to leave, and are made once', () =>
    expectAlike(async ({ aws, vpc }) => {
      const asked = { GroupName: 'made', Description: 'Made', VpcId: vpc }
      const Tags = [{ Key: 'by', Value: 'test' }]
      const TagSpecifications = [{ ResourceType: 'security-group' as const, Tags }]
      const { GroupId = '' } = await aws.ec2.createSecurityGroup({ ...asked, TagSpecifications })
      const Filters = [
        { Name: 'group-name', Values: ['mad?'] },
        { Name: 'vpc-id', Values: [vpc] },
        { Name: 'tag:by', Values: ['test', 'other'] },
      ]
      const { SecurityGroups = [] } = await aws.ec2.describeSecurityGroups({ Filters })
      return {
        again: await refusal(aws.ec2.createSecurityGroup(asked)),
        rules: (await rulesOf(aws, GroupId)).map(ruleLine),
        groups: SecurityGroups.map((group) => ({
          same: group.GroupId === GroupId,
          name: group.GroupName,
          description: group.Description,
          owner: group.OwnerId,
          tags: group.Tags,
          in: group.IpPermissions?.map(permissionLine),
          out: group.IpPermissionsEgress?.map(permissionLine),
        })),
      }
    }))

  it('take rules and lose them by value and by id', () =>
    expectAlike(async ({ aws: { ec2, ...aws }, vpc, groups }) => {
      const both = { ec2, ...aws }
      const { GroupId = '' } = await ec2.createSecurityGroup({
        GroupName: 'made',
        Description: 'Made',
        VpcId: vpc,
      })
      const lines = async () => (await rulesOf(both, GroupId)).map(ruleLine)
      const ssh = tcp(22, '198.51.100.0/24', '203.0.113.0/24')
      const Ipv6Ranges = [{ CidrIpv6: '::/0' }]
      const peers = [{ GroupId: groups[0] }]
      const IpPermissions = [
        ssh,
        { IpProtocol: '-1', Ipv6Ranges },
        { ...tcp(1), UserIdGroupPairs: peers },
      ]
      await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions })
      const after = await lines()
      const twice = await refusal(
        ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [ssh] }),
      )
      const twiceOut = await refusal(
        ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions: [all] }),
      )
      await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [all] })
      const https = tcp(443, '0.0.0.0/0')
      const given = await ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions: [https] })
      const swapped = await lines()
      const ids = (await rulesOf(both, GroupId))
        .filter(({ IsEgress }) => !IsEgress)
        .map(({ SecurityGroupRuleId = '' }) => SecurityGroupRuleId)
      await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: ids })
      const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] })
      return {
        answered: given.SecurityGroupRules?.map(ruleLine),
        after,
        twice,
        twiceOut,
        swapped,
        left: SecurityGroups?.map((g) => [
          g.IpPermissions,
          g.IpPermissionsEgress?.map(permissionLine),
        ]),
        gone: await refusal(ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [ssh] })),
        goneOut: await refusal(ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [all] })),
      }
    }))

  it('are those of the interfaces that are given them', () =>
    expectAlike(async ({ aws: { ec2 }, vpc, enis, groups, instance }) => {
      const [eni = ''] = enis
      const { GroupId = '' } = await ec2.createSecurityGroup({
        GroupName: 'made',
        Description: 'Made',
        VpcId: vpc,
      })
      const change = { NetworkInterfaceId: eni }
      await ec2.modifyNetworkInterfaceAttribute({ ...change, Groups: [GroupId] })
      const Filters = [{ Name: 'group-id', Values: [GroupId] }]
      const having = async () =>
        (await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces
      const users = (await having())?.map((each) => [
        enis.indexOf(each.NetworkInterfaceId ?? ''),
        each.Attachment?.InstanceId === instance,
        each.Attachment?.DeviceIndex,
        each.Status,
        each.Groups?.map(({ GroupName }) => GroupName),
      ])
      await ec2.modifyNetworkInterfaceAttribute({ ...change, Groups: [groups[0] ?? ''] })
      await ec2.deleteSecurityGroup({ GroupId })
      return {
        users,
        free: (await having())?.length,
        gone: await refusal(ec2.describeSecurityGroups({ GroupIds: [GroupId] })),
        again: await refusal(ec2.deleteSecurityGroup({ GroupId })),
      }
    }))
})

describe('instances', () => {
  it('are described with their interfaces, groups and volumes', () =>
    expectAlike(async ({ aws: { ec2 }, instance, vpc, enis, groups, volumes }) => {
      const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [instance] })
      const i = Reservations[0]?.Instances?.[0]
      const Filters = [{ Name: 'attachment.instance-id', Values: [instance] }]
      const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ Filters })
      const { Volumes = [] } = await ec2.describeVolumes({ Filters })
      const at = (list: readonly string[]) => (id: string | undefined) => list.indexOf(id ?? '')
      return {
        state: i?.State?.Name,
        vpc: i?.VpcId === vpc,
        enis: inOrder(
          i?.NetworkInterfaces?.map((eni) => [
            at(enis)(eni.NetworkInterfaceId),
            eni.Attachment?.DeviceIndex,
            eni.Groups?.map(({ GroupId }) => at(groups)(GroupId)),
          ]),
        ),
        listed: inOrder(
          NetworkInterfaces.map((eni) => [at(enis)(eni.NetworkInterfaceId), eni.VpcId === vpc]),
        ),
        devices: inOrder(
          i?.BlockDeviceMappings?.map(({ Ebs }) => [
            at(volumes)(Ebs?.VolumeId),
            Ebs?.DeleteOnTermination !== undefined,
            Ebs?.Status,
          ]),
        ),
        volumes: inOrder(Volumes.map((v) => [at(volumes)(v.VolumeId), v.Encrypted, v.State])),
        profile: i?.IamInstanceProfile?.Arn?.startsWith(`arn:aws:iam::${motoAccount}:instance-pro`),
        // The simulated one is a member of an Auto Scaling group, and AWS tags those.
        tags: inOrder(i?.Tags?.flatMap(({ Key }) => (Key?.startsWith('aws:') ? [] : Key))),
      }
    }))

  it('keep the attributes that they are given', () =>
    expectAlike(async ({ aws: { ec2 }, instance: InstanceId }) => {
      const read = async () => {
        const get = (Attribute: 'disableApiTermination' | 'disableApiStop') =>
          ec2.describeInstanceAttribute({ InstanceId, Attribute })
        const { Reservations } = await ec2.describeInstances({ InstanceIds: [InstanceId] })
        const devices = Reservations?.[0]?.Instances?.[0]?.BlockDeviceMappings
        return [
          (await get('disableApiTermination')).DisableApiTermination?.Value,
          (await get('disableApiStop')).DisableApiStop?.Value,
          devices?.find(({ DeviceName }) => DeviceName === '/dev/xvda')?.Ebs?.DeleteOnTermination,
        ]
      }
      const before = await read()
      await ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: true } })
      await ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: true } })
      await ec2.modifyInstanceAttribute({
        InstanceId,
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: false } }],
      })
      return { before, after: await read() }
    }))

  it('and their parts that do not exist are not found', () =>
    expectAlike(async ({ aws: { ec2 }, instance }) => {
      const id = '0123456789abcdef0'
      const InstanceId = `i-${id}`
      const DisableApiTermination = { Value: true }
      return {
        instance: await refusal(ec2.describeInstances({ InstanceIds: [InstanceId] })),
        some: await refusal(ec2.describeInstances({ InstanceIds: [instance, InstanceId] })),
        filtered: (
          await ec2.describeInstances({ Filters: [{ Name: 'tag:Name', Values: ['no-such'] }] })
        ).Reservations,
        attribute: await refusal(
          ec2.describeInstanceAttribute({ InstanceId, Attribute: 'disableApiTermination' }),
        ),
        modify: await refusal(ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination })),
        eni: await refusal(ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [`eni-${id}`] })),
        volume: await refusal(ec2.describeVolumes({ VolumeIds: [`vol-${id}`] })),
        snapshot: await refusal(ec2.describeSnapshots({ SnapshotIds: [`snap-${id}`] })),
        snapshots: await refusal(ec2.createSnapshots({ InstanceSpecification: { InstanceId } })),
        rule: await refusal(
          ec2.describeSecurityGroupRules({ SecurityGroupRuleIds: [`sgr-${id}`] }),
        ),
      }
    }))
})

it('tags are set, replaced, and taken away by key or by key and value', () =>
  expectAlike(async ({ aws: { ec2 }, instance, volumes }) => {
    const Resources = [instance, volumes[0] ?? '']
    const read = async () => {
      const Filters = [
        { Name: 'resource-id', Values: Resources },
        { Name: 'key', Values: ['hikeshi:*'] },
      ]
      const { Tags = [] } = await ec2.describeTags({ Filters })
      return Tags.map((t) => [
        Resources.indexOf(t.ResourceId ?? ''),
        t.ResourceType,
        t.Key,
        t.Value,
      ])
        .map(String)
        .toSorted()
    }
    const tag = (Value: string, Key = 'hikeshi:status') => [{ Key, Value }]
    await ec2.createTags({ Resources, Tags: [...tag('new'), ...tag('x', 'hikeshi:incident')] })
    await ec2.createTags({ Resources: [instance], Tags: tag('isolated') })
    const set = await read()
    await ec2.deleteTags({ Resources, Tags: tag('new') })
    const byValue = await read()
    await ec2.deleteTags({ Resources, Tags: [{ Key: 'hikeshi:incident' }] })
    const byKey = await read()
    await ec2.deleteTags({ Resources, Tags: [{ Key: 'hikeshi:never' }] })
    return { set, byValue, byKey, after: await read() }
  }))

it('snapshots are made of every volume, found by tag, and deleted once', () =>
  expectAlike(async ({ aws: { ec2 }, instance, volumes }) => {
    const Tags = [{ Key: 'hikeshi:run', Value: 'run-1' }]
    const made = await ec2.createSnapshots({
      InstanceSpecification: { InstanceId: instance },
      Description: 'Evidence',
      TagSpecifications: [{ ResourceType: 'snapshot', Tags }],
    })
    const Filters = [{ Name: 'tag:hikeshi:run', Values: ['run-1'] }]
    const find = async () =>
      (await ec2.describeSnapshots({ OwnerIds: ['self'], Filters })).Snapshots ?? []
    const found = await find()
    const SnapshotId = found[0]?.SnapshotId
    await ec2.deleteSnapshot({ SnapshotId })
    return {
      made: inOrder(made.Snapshots?.map((s) => [volumes.indexOf(s.VolumeId ?? ''), s.Tags])),
      found: inOrder(
        found.map((s) => [
          volumes.indexOf(s.VolumeId ?? ''),
          s.State,
          s.Description,
          s.Encrypted,
          s.OwnerId,
        ]),
      ),
      left: (await find()).length,
      again: await refusal(ec2.deleteSnapshot({ SnapshotId })),
      read: await refusal(ec2.describeSnapshots({ SnapshotIds: [SnapshotId ?? ''] })),
    }
  }))
