import type {
  AutoScalingGroupNamesType,
  AutoScalingGroupsType,
  AutoScalingInstancesType,
  DescribeAutoScalingInstancesType,
  EnterStandbyAnswer,
  EnterStandbyQuery,
  ExitStandbyAnswer,
  ExitStandbyQuery,
  UpdateAutoScalingGroupType,
} from '@aws-sdk/client-auto-scaling'
import type { ScalingGroup } from './around.ts'
import { awsError, type Operations, operation } from './operation.ts'
import { own, type Region, regionOf } from './world.ts'

const refused = (message: string): Error => awsError('ValidationError', message)

function groupOf(region: Region, name: string | undefined): ScalingGroup {
  const group = own(region.around.scaling, name ?? '')
  if (group) return group
  throw refused('AutoScalingGroup name not found - null')
}

/** Each of them a member in that state, or AWS does nothing at all. */
function members(group: ScalingGroup, ids: readonly string[], state: 'InService' | 'Standby') {
  const wrong = ids.find((id) => own(group.members, id) !== state)
  if (wrong !== undefined) throw refused(`The instance ${wrong} is not in ${state}.`)
}

const member = (group: ScalingGroup, id: string) => ({
  InstanceId: id,
  LifecycleState: group.members[id],
  HealthStatus: 'Healthy',
  ProtectedFromScaleIn: false,
})

export const scalingOperations: Operations = {
  'autoscaling:DescribeAutoScalingInstances': operation<
    DescribeAutoScalingInstancesType,
    AutoScalingInstancesType
  >(['InstanceIds'], (world, input, call) => {
    const { scaling } = regionOf(world, call.region).around
    const isAsked = (id: string) => input.InstanceIds?.includes(id) ?? true
    return {
      AutoScalingInstances: Object.values(scaling).flatMap((group) =>
        Object.keys(group.members)
          .filter(isAsked)
          .map((id) => ({
            ...member(group, id),
            AutoScalingGroupName: group.name,
            AvailabilityZone: `${call.region}a`,
          })),
      ),
    }
  }),

  'autoscaling:DescribeAutoScalingGroups': operation<
    AutoScalingGroupNamesType,
    AutoScalingGroupsType
  >(['AutoScalingGroupNames'], (world, input, call) => {
    const { around, zone } = regionOf(world, call.region)
    const found = Object.values(around.scaling).filter(
      ({ name }) => input.AutoScalingGroupNames?.includes(name) ?? true,
    )
    return {
      AutoScalingGroups: found.map((group) => ({
        AutoScalingGroupName: group.name,
        MinSize: group.min,
        MaxSize: group.max,
        DesiredCapacity: group.desired,
        DefaultCooldown: 300,
        AvailabilityZones: [zone],
        HealthCheckType: 'ELB',
        CreatedTime: undefined,
        TargetGroupARNs: [...group.targets],
        Instances: Object.keys(group.members).map((id) => ({
          ...member(group, id),
          AvailabilityZone: zone,
        })),
      })),
    }
  }),

  'autoscaling:UpdateAutoScalingGroup': operation<UpdateAutoScalingGroupType, object>(
    ['AutoScalingGroupName', 'MinSize'],
    (world, input, call) => {
      const group = groupOf(regionOf(world, call.region), input.AutoScalingGroupName)
      const min = input.MinSize ?? group.min
      if (min > group.max) throw refused('Max bound must be greater than or equal to min bound')
      group.min = min
      // Whoever raises the minimum raises the capacity with it.
      group.desired = Math.max(group.desired, min)
      return {}
    },
  ),

  'autoscaling:EnterStandby': operation<EnterStandbyQuery, EnterStandbyAnswer>(
    ['AutoScalingGroupName', 'InstanceIds', 'ShouldDecrementDesiredCapacity'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const group = groupOf(region, input.AutoScalingGroupName)
      const ids = input.InstanceIds ?? []
      members(group, ids, 'InService')
      if (input.ShouldDecrementDesiredCapacity === true) {
        if (group.desired - ids.length < group.min)
          throw refused(`AutoScalingGroup ${group.name} has min-size=${group.min}`)
        group.desired -= ids.length
      }
      for (const id of ids) group.members[id] = 'Standby'
      for (const arn of group.targets) {
        const target = region.around.targets[arn]
        if (target) target.targets = target.targets.filter(({ id }) => !ids.includes(id))
      }
      return { Activities: [] }
    },
  ),

  'autoscaling:ExitStandby': operation<ExitStandbyQuery, ExitStandbyAnswer>(
    ['AutoScalingGroupName', 'InstanceIds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const group = groupOf(region, input.AutoScalingGroupName)
      const ids = input.InstanceIds ?? []
      members(group, ids, 'Standby')
      if (group.desired + ids.length > group.max)
        throw refused(`AutoScalingGroup ${group.name} has max-size=${group.max}`)
      group.desired += ids.length
      for (const id of ids) group.members[id] = 'InService'
      for (const arn of group.targets) {
        const target = region.around.targets[arn]
        const missing = ids.filter((id) => !target?.targets.some((one) => one.id === id))
        target?.targets.push(...missing.map((id) => ({ id, port: target.port })))
      }
      return { Activities: [] }
    },
  ),
}
