import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Instance } from '@aws-sdk/client-ec2'
import type {
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

/** How an instance gets its work: the Auto Scaling group that it is a member of, the target groups that send to it. */

/** The Auto Scaling group of an instance and its state in it (`InService`, `Standby`, ...); undefined where it is in none. */
export async function membershipOf(
  aws: Aws,
  InstanceId: string,
): Promise<{ readonly group: AutoScalingGroup; readonly state: string } | undefined> {
  const { AutoScalingInstances } = await aws.autoscaling.describeAutoScalingInstances({
    InstanceIds: [InstanceId],
  })
  const { AutoScalingGroupName, LifecycleState = '' } = AutoScalingInstances?.[0] ?? {}
  if (AutoScalingGroupName === undefined) return undefined
  const { AutoScalingGroups } = await aws.autoscaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [AutoScalingGroupName],
  })
  const group = AutoScalingGroups?.[0]
  return group && { group, state: LifecycleState }
}

/** A target group that sends to an instance. */
export interface SendsTo {
  readonly arn: string
  readonly name: string
  /** Its targets on the instance, often one for each port. */
  readonly mine: readonly TargetHealthDescription[]
  /** Those that are left without it. */
  readonly others: readonly TargetHealthDescription[]
}

/** All target groups that an instance is registered in, by its id or by one of its addresses. A target that drains is registered no more. */
export async function targetGroupsOf(aws: Aws, instance: Instance): Promise<SendsTo[]> {
  const addresses = (instance.NetworkInterfaces ?? []).flatMap((eni) => [
    ...(eni.PrivateIpAddresses ?? []).map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...(eni.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address),
    eni.PrivateIpAddress,
  ])
  const ids = new Set([instance.InstanceId, ...addresses])
  const groups = await allPages(
    (Marker) => aws.elasticloadbalancing.describeTargetGroups({ Marker }),
    (page) => page.TargetGroups,
  )
  const found: SendsTo[] = []
  // A target group sends within its own VPC; those of others need not be asked.
  for (const group of groups.filter(({ VpcId }) => VpcId === instance.VpcId)) {
    const { arn, name, all } = await targetsIn(aws, group)
    const mine = all.filter(({ Target }) => ids.has(Target?.Id))
    if (mine.length > 0)
      found.push({ arn, name, mine, others: all.filter((t) => !mine.includes(t)) })
  }
  return found
}

async function targetsIn(aws: Aws, { TargetGroupArn = '', TargetGroupName = '' }: TargetGroup) {
  const { TargetHealthDescriptions = [] } = await aws.elasticloadbalancing.describeTargetHealth({
    TargetGroupArn,
  })
  const all = TargetHealthDescriptions.filter(
    ({ TargetHealth }) => TargetHealth?.State !== 'draining',
  )
  return { arn: TargetGroupArn, name: TargetGroupName, all }
}
