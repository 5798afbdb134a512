import type { Change } from '../core/plan.ts'
import type { Act, Step } from './define.ts'
import { readInstance } from './ec2.ts'
import { membershipOf, targetGroupsOf } from './service.ts'

interface OnInstance {
  readonly instanceId: string
}

async function setMinSize({ aws, changes }: Act<OnInstance>): Promise<void> {
  for (const { resource: AutoScalingGroupName, to } of changes)
    await aws.autoscaling.updateAutoScalingGroup({ AutoScalingGroupName, MinSize: Number(to) })
}

/** AWS refuses Standby where the desired capacity would fall below the minimum: then that is lowered by one. */
export const makeRoom: Step<OnInstance> = {
  id: 'make-room',
  phase: 'contain',
  en: { title: 'Lower the minimum size of the group where it stands in the way' },
  ja: { title: '妨げになる場合のグループの最小サイズの引き下げ' },
  now: async ({ aws, input }) => {
    const member = await membershipOf(aws, input.instanceId)
    if (member === undefined) return {}
    const { AutoScalingGroupName = '', MinSize = 0, DesiredCapacity = 0 } = member.group
    return { [AutoScalingGroupName]: { MinSize, DesiredCapacity, LifecycleState: member.state } }
  },
  want: ({ now }) =>
    Object.fromEntries(
      Object.entries(now)
        .filter(([, { LifecycleState }]) => LifecycleState === 'InService')
        .map(([group, { MinSize, DesiredCapacity }]) => [
          group,
          { MinSize: Math.min(Number(MinSize), Number(DesiredCapacity) - 1) },
        ]),
    ),
  do: setMinSize,
  undo: setMinSize,
  repeatable: true,
}

/** Standby, with the desired capacity lowered by one: so AWS starts no replacement, and leaving Standby restores it exactly. */
export const enterStandby: Step<OnInstance> = {
  id: 'standby',
  phase: 'contain',
  en: { title: 'Put the instance into Standby in its Auto Scaling group' },
  ja: { title: 'Auto Scaling グループでのスタンバイへの切り替え' },
  now: async ({ aws, input: { instanceId } }) => {
    const member = await membershipOf(aws, instanceId)
    return member === undefined ? {} : { [instanceId]: { LifecycleState: member.state } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((id) => [id, { LifecycleState: 'Standby' }])),
  do: async ({ aws, input: { instanceId } }) => {
    const { group, state } = (await membershipOf(aws, instanceId)) ?? {}
    // On its way there already: a second call would be refused.
    if (group === undefined || state !== 'InService') return
    await aws.autoscaling.enterStandby({
      AutoScalingGroupName: group.AutoScalingGroupName,
      InstanceIds: [instanceId],
      ShouldDecrementDesiredCapacity: true,
    })
  },
  undo: async ({ aws, input: { instanceId } }) => {
    const { group } = (await membershipOf(aws, instanceId)) ?? {}
    const AutoScalingGroupName = group?.AutoScalingGroupName
    await aws.autoscaling.exitStandby({ AutoScalingGroupName, InstanceIds: [instanceId] })
  },
  repeatable: true,
  // AWS lets connections drain first.
  settle: 900,
}

/** `i-0123:443` or `10.0.0.5:443`, by target group, as the calls want them. */
const targetsIn = (changes: readonly Change[], arn: string) =>
  changes
    .filter(({ resource }) => resource === arn)
    .map(({ field }) => ({
      Id: field.slice(0, field.lastIndexOf(':')),
      Port: Number(field.slice(field.lastIndexOf(':') + 1)),
    }))

/** Its targets, out of every target group. Standby does so itself for the groups that belong to Auto Scaling. */
export const deregister: Step<OnInstance> = {
  id: 'deregister',
  phase: 'contain',
  en: { title: 'Deregister the instance from its target groups' },
  ja: { title: 'ターゲットグループからの登録解除' },
  now: async ({ aws, input: { instanceId } }) => {
    const groups = await targetGroupsOf(aws, await readInstance(aws, instanceId))
    return Object.fromEntries(
      groups.map(({ arn, mine }) => [
        arn,
        Object.fromEntries(
          mine.map(({ Target }) => [`${Target?.Id}:${Target?.Port}`, 'registered']),
        ),
      ]),
    )
  },
  want: ({ now }) =>
    Object.fromEntries(
      Object.entries(now).map(([arn, targets]) => [
        arn,
        Object.fromEntries(Object.keys(targets).map((target) => [target, null])),
      ]),
    ),
  do: async ({ aws, changes }) => {
    for (const TargetGroupArn of new Set(changes.map(({ resource }) => resource)))
      await aws.elasticloadbalancing.deregisterTargets({
        TargetGroupArn,
        Targets: targetsIn(changes, TargetGroupArn),
      })
  },
  undo: async ({ aws, changes }) => {
    for (const TargetGroupArn of new Set(changes.map(({ resource }) => resource)))
      await aws.elasticloadbalancing.registerTargets({
        TargetGroupArn,
        Targets: targetsIn(changes, TargetGroupArn),
      })
  },
  repeatable: true,
  settle: 120,
}
