import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Moto, startMoto } from '../support/moto.ts'
import { onMoto, onSimulated, refusal, type Stage } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const tcp = (port: number) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp: '198.51.100.0/24' }],
})

/** Where the two differ, and AWS's own documentation is with the simulated account. A moto that mends shows here. */
describe('unlike moto, and like AWS', () => {
  const id = '0123456789abcdef0'
  const made = async ({ aws, vpc }: Stage) => {
    const asked = { GroupName: 'made', Description: 'Made', VpcId: vpc }
    return (await aws.ec2.createSecurityGroup(asked)).GroupId ?? ''
  }
  const differences: [string, (stage: Stage) => Promise<unknown>, unknown, unknown][] = [
    [
      'a group of an unknown VPC is refused',
      async ({ aws }) =>
        refusal(
          aws.ec2.createSecurityGroup({ GroupName: 'x', Description: 'x', VpcId: `vpc-${id}` }),
        ),
      'no error',
      'InvalidVpcID.NotFound',
    ],
    [
      'a group that an interface has is not deleted',
      async (stage) => {
        const [NetworkInterfaceId] = stage.enis
        const GroupId = await made(stage)
        const Groups = [GroupId]
        await stage.aws.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups })
        return refusal(stage.aws.ec2.deleteSecurityGroup({ GroupId }))
      },
      'no error',
      'DependencyViolation',
    ],
    [
      'a group that does not exist is not given to an interface',
      ({ aws, enis }) =>
        refusal(
          aws.ec2.modifyNetworkInterfaceAttribute({
            NetworkInterfaceId: enis[0],
            Groups: [`sg-${id}`],
          }),
        ),
      'no error',
      'InvalidGroup.NotFound',
    ],
    [
      'a rule is not found by an unknown id',
      async (stage) =>
        refusal(
          stage.aws.ec2.revokeSecurityGroupIngress({
            GroupId: await made(stage),
            SecurityGroupRuleIds: [`sgr-${id}`],
          }),
        ),
      'InvalidPermission.NotFound',
      'InvalidSecurityGroupRuleId.NotFound',
    ],
    [
      'every rule that was made is in the answer',
      async (stage) => {
        const IpPermissions = [tcp(22), tcp(23)]
        const GroupId = await made(stage)
        const answer = await stage.aws.ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions })
        return answer.SecurityGroupRules?.length
      },
      1,
      2,
    ],
    [
      'what does not exist cannot be tagged',
      ({ aws }) =>
        refusal(aws.ec2.createTags({ Resources: [`i-${id}`], Tags: [{ Key: 'a', Value: '' }] })),
      'no error',
      'InvalidInstanceID.NotFound',
    ],
    [
      'the shutdown behaviour is kept',
      async ({ aws: { ec2 }, instance: InstanceId }) => {
        const InstanceInitiatedShutdownBehavior = { Value: 'terminate' }
        await ec2.modifyInstanceAttribute({ InstanceId, InstanceInitiatedShutdownBehavior })
        const Attribute = 'instanceInitiatedShutdownBehavior'
        const read = await ec2.describeInstanceAttribute({ InstanceId, Attribute })
        return read.InstanceInitiatedShutdownBehavior?.Value
      },
      'stop',
      'terminate',
    ],
    [
      'block devices are an attribute',
      async ({ aws: { ec2 }, instance: InstanceId }) => {
        const read = { InstanceId, Attribute: 'blockDeviceMapping' as const }
        return (await ec2.describeInstanceAttribute(read)).BlockDeviceMappings?.length
      },
      undefined,
      3,
    ],
    [
      'instances are found by the group of any interface',
      async ({ aws: { ec2 }, groups }) => {
        const Filters = [{ Name: 'network-interface.group-id', Values: [groups[1] ?? ''] }]
        const found = await ec2.describeInstances({ Filters }).catch(() => undefined)
        return found?.Reservations?.length ?? 'not implemented'
      },
      'not implemented',
      1,
    ],
  ]
  it.each(differences)('%s', async (_what, tell, moto5, aws) => {
    expect(await tell(await onMoto(moto.url))).toEqual(moto5)
    expect(await tell(await onSimulated())).toEqual(aws)
  })
})
