import type {
  DeregisterTargetsInput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  RegisterTargetsInput,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TargetGroup } from './around.ts'
import { awsError, type Operations, operation } from './operation.ts'
import { own, type Region, regionOf } from './world.ts'

function groupOf(region: Region, arn: string | undefined): TargetGroup {
  const group = own(region.around.targets, arn ?? '')
  if (group) return group
  throw awsError('TargetGroupNotFoundException', 'One or more target groups not found')
}

const is = (group: TargetGroup, { Id, Port }: TargetDescription) => {
  const port = Port ?? group.port
  return (one: TargetGroup['targets'][number]) => one.id === Id && one.port === port
}

export const targetOperations: Operations = {
  'elasticloadbalancing:DescribeTargetGroups': operation<
    DescribeTargetGroupsInput,
    DescribeTargetGroupsOutput
  >([], (world, _input, call) => {
    const { around, vpc } = regionOf(world, call.region)
    return {
      TargetGroups: Object.values(around.targets).map(({ arn, name, port }) => ({
        TargetGroupArn: arn,
        TargetGroupName: name,
        TargetType: 'instance',
        Protocol: 'HTTPS',
        Port: port,
        VpcId: vpc,
      })),
    }
  }),

  'elasticloadbalancing:DescribeTargetHealth': operation<
    DescribeTargetHealthInput,
    DescribeTargetHealthOutput
  >(['TargetGroupArn'], (world, input, call) => {
    const { targets } = groupOf(regionOf(world, call.region), input.TargetGroupArn)
    return {
      TargetHealthDescriptions: targets.map(({ id, port }) => ({
        Target: { Id: id, Port: port },
        TargetHealth: { State: 'healthy' },
      })),
    }
  }),

  'elasticloadbalancing:RegisterTargets': operation<RegisterTargetsInput, object>(
    ['TargetGroupArn', 'Targets'],
    (world, input, call) => {
      const group = groupOf(regionOf(world, call.region), input.TargetGroupArn)
      for (const target of input.Targets ?? [])
        if (!group.targets.some(is(group, target)))
          group.targets.push({ id: target.Id ?? '', port: target.Port ?? group.port })
      return {}
    },
  ),

  'elasticloadbalancing:DeregisterTargets': operation<DeregisterTargetsInput, object>(
    ['TargetGroupArn', 'Targets'],
    (world, input, call) => {
      const group = groupOf(regionOf(world, call.region), input.TargetGroupArn)
      for (const target of input.Targets ?? [])
        group.targets = group.targets.filter((one) => !is(group, target)(one))
      return {}
    },
  ),
}
