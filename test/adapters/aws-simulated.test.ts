import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { perform } from '../../src/adapters/aws/simulated/account.ts'
import { seed } from '../../src/adapters/aws/simulated/seed.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { Incident } from '../../src/core/incident.ts'
import { canonical } from '../../src/core/json.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'

const everything = [
  'cloudtrail:LookupEvents',
  'ec2:CreateSnapshots',
  'ec2:CreateTags',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeVolumes',
  'ec2:ModifyNetworkInterfaceAttribute',
  'iam:GetLoginProfile',
  'iam:ListAccessKeys',
  'iam:ListUsers',
  'iam:UpdateAccessKey',
]

function simulated(incident: Incident, kept = new Map<string, string>()) {
  const { account, region } = incident.finding
  const open = makeAws({ accounts: {}, worlds: worldsInMemory(kept), log: { warn: () => {} } })
  return open(scopeFor(everything, { account, region, simulated: incident }).scope)
}

/** As GuardDuty's own sample findings name things. */
const sample = drillOn(
  {
    instanceId: 'i-99999999',
    userName: 'GeneratedFindingUserName',
    accessKeyId: 'GeneratedFindingAccessKeyId',
    userType: 'IAMUser',
  },
  { account: '111122223333', region: 'ap-northeast-1', remotes: [{ ip: '198.51.100.0' }] },
)

describe('a simulated account', () => {
  it('holds what a sample finding names', async () => {
    const aws = simulated(sample)
    const found = await aws.ec2.describeInstances({ InstanceIds: ['i-99999999'] })
    const instance = found.Reservations?.[0]?.Instances?.[0]
    expect(instance?.NetworkInterfaces).toHaveLength(2)
    const groups = instance?.NetworkInterfaces?.flatMap(({ Groups = [] }) => Groups) ?? []
    expect(new Set(groups.map(({ GroupId }) => GroupId)).size).toBe(2)
    expect(instance?.Tags?.map(({ Key }) => Key)).toEqual([
      'Name',
      'Environment',
      'aws:autoscaling:groupName',
    ])
    expect(instance?.IamInstanceProfile?.Arn).toContain('111122223333')
    const { Volumes = [] } = await aws.ec2.describeVolumes({
      Filters: [{ Name: 'attachment.instance-id', Values: ['i-99999999'] }],
    })
    expect(Volumes.map(({ Encrypted }) => Encrypted)).toEqual([false, true, false])

    const UserName = 'GeneratedFindingUserName'
    const { AccessKeyMetadata = [] } = await aws.iam.listAccessKeys({ UserName })
    expect(AccessKeyMetadata).toHaveLength(2)
    expect(AccessKeyMetadata[0]).toMatchObject({
      AccessKeyId: 'GeneratedFindingAccessKeyId',
      Status: 'Active',
    })
    expect((await aws.iam.getLoginProfile({ UserName })).LoginProfile?.UserName).toBe(UserName)
  })

  it('tells in its trail what the caller did from where', async () => {
    const LookupAttributes = [
      { AttributeKey: 'AccessKeyId' as const, AttributeValue: 'GeneratedFindingAccessKeyId' },
    ]
    const { Events = [] } = await simulated(sample).cloudtrail.lookupEvents({ LookupAttributes })
    expect(Events.map(({ EventName }) => EventName)).toEqual([
      'RunInstances',
      'DescribeInstances',
      'GetCallerIdentity',
    ])
    for (const { CloudTrailEvent = '' } of Events)
      expect(JSON.parse(CloudTrailEvent)).toMatchObject({ sourceIPAddress: '198.51.100.0' })
  })

  it("has no user of a role's session, and no list with a session's key", async () => {
    const role = drillOn({ userName: 'web', accessKeyId: 'ASIAEXAMPLE', userType: 'AssumedRole' })
    const { Users = [] } = await simulated(role).iam.listUsers({})
    expect(Users.map(({ UserName }) => UserName)).toEqual(['deploy-bot'])
    const session = drillOn({ userName: 'ann', accessKeyId: 'ASIAEXAMPLE', userType: 'IAMUser' })
    const { AccessKeyMetadata = [] } = await simulated(session).iam.listAccessKeys({
      UserName: 'ann',
    })
    expect(AccessKeyMetadata.map(({ AccessKeyId = '' }) => AccessKeyId.slice(0, 4))).toEqual([
      'AKIA',
      'AKIA',
    ])
  })

  it('is as it was left for whoever opens it next', async () => {
    const kept = new Map<string, string>()
    const UserName = 'GeneratedFindingUserName'
    const AccessKeyId = 'GeneratedFindingAccessKeyId'
    await simulated(sample, kept).iam.updateAccessKey({ UserName, AccessKeyId, Status: 'Inactive' })
    const { AccessKeyMetadata = [] } = await simulated(sample, kept).iam.listAccessKeys({
      UserName,
    })
    expect(AccessKeyMetadata.map(({ Status }) => Status)).toEqual(['Inactive', 'Active'])
  })

  it('belongs to one incident: another begins with its own', async () => {
    const kept = new Map<string, string>()
    const UserName = 'GeneratedFindingUserName'
    const AccessKeyId = 'GeneratedFindingAccessKeyId'
    await simulated(sample, kept).iam.updateAccessKey({ UserName, AccessKeyId, Status: 'Inactive' })
    const other = simulated({ ...sample, id: 'incident-2' }, kept)
    const { AccessKeyMetadata = [] } = await other.iam.listAccessKeys({ UserName })
    expect(AccessKeyMetadata.map(({ Status }) => Status)).toEqual(['Active', 'Active'])
  })

  it('has the same ids each time the same incident is rehearsed', () => {
    expect(canonical(seed(sample))).toBe(canonical(seed(sample)))
  })

  it('stays as it was when a command is refused in its middle', async () => {
    const kept = new Map<string, string>()
    const aws = simulated(sample, kept)
    await aws.ec2.describeInstances({})
    const before = kept.get(sample.id)
    const Resources = ['i-99999999', 'i-00000000']
    await expect(
      aws.ec2.createTags({ Resources, Tags: [{ Key: 'a', Value: 'b' }] }),
    ).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound', $metadata: { attempts: 1 } })
    expect(kept.get(sample.id)).toBe(before)
  })

  it('says what it lacks instead of overlooking it', async () => {
    const aws = simulated(sample)
    await expect(aws.ec2.describeInstances({ MaxResults: 5 })).resolves.toBeDefined()
    await expect(
      aws.ec2.describeInstances({ Filters: [{ Name: 'kernel-id', Values: ['x'] }] }),
    ).rejects.toThrow('the simulated account lacks the filter kernel-id')
    await expect(
      aws.ec2.modifyNetworkInterfaceAttribute({
        NetworkInterfaceId: 'eni-1',
        Description: { Value: 'x' },
      }),
    ).rejects.toThrow('lacks the parameter Description of ec2:ModifyNetworkInterfaceAttribute')
  })

  it('takes any text for an id without harm', () => {
    const world = seed(sample)
    const { account, region } = sample.finding
    const call = { account, region, now: '2026-01-02T00:00:00.000Z' }
    const ids = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'))
    fc.assert(
      fc.property(ids, (id) => {
        const asks = [
          ['ec2:DescribeInstances', { InstanceIds: [id] }],
          ['ec2:DescribeVolumes', { VolumeIds: [id] }],
          ['ec2:DeleteSecurityGroup', { GroupId: id }],
          ['ec2:CreateTags', { Resources: [id], Tags: [{ Key: id, Value: id }] }],
          ['iam:ListAccessKeys', { UserName: id }],
        ] as const
        for (const [action, input] of asks)
          expect(() => perform(world, action, input, call)).toThrow(
            /not exist|lacks|cannot be|must/,
          )
      }),
    )
  })

  it('does not change the world it is handed', async () => {
    const world = seed(sample)
    const before = canonical(world)
    const { account, region } = sample.finding
    const call = { account, region, now: '2026-01-02T00:00:00.000Z' }
    const InstanceSpecification = { InstanceId: 'i-99999999' }
    const action = 'ec2:CreateSnapshots'
    const after = perform(world, action, { InstanceSpecification }, call).world
    expect(onlyReads(action)).toBe(false)
    expect(canonical(world)).toBe(before)
    expect(Object.keys(Object.values(after.regions)[0]?.snapshots ?? {})).toHaveLength(3)
  })
})
