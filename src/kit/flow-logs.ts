import type { CreateFlowLogsRequest, FlowLog } from '@aws-sdk/client-ec2'
import { bucketArn, roleArn } from './acts.ts'
import type { Act, Look } from './define.ts'
import { readInstance, tagsOf, toTags } from './ec2.ts'
import { allPages } from './pages.ts'

/** The VPC itself or an instance in it, and where the logs go: a bucket, or a log group with the role that writes to it. */
export interface OnVpc {
  readonly vpcId: string | null
  readonly instanceId: string | null
  /** Name of the bucket, and a path in it or none: `name/path`. */
  readonly bucket: string | null
  readonly logGroup: string | null
  /** Name of a role in the same account. */
  readonly role: string | null
}

/** Undefined where an instance has lost its VPC, as terminated ones have. */
export async function vpcOf({ aws, input }: Look<OnVpc>): Promise<string | undefined> {
  if (input.instanceId === null) return input.vpcId ?? undefined
  return (await readInstance(aws, input.instanceId)).VpcId
}

type Destination = Pick<
  CreateFlowLogsRequest,
  'LogDestinationType' | 'LogDestination' | 'LogGroupName' | 'DeliverLogsPermissionArn'
>

/** As EC2 wants it, and as people read it; undefined where nothing is configured. */
export function flowDestination({
  input: { bucket, logGroup, role },
  account,
  region,
}: Look<OnVpc>): { readonly shown: string; readonly asked: Destination } | undefined {
  if (bucket !== null) {
    const LogDestination = bucketArn({ region }, bucket)
    return { shown: LogDestination, asked: { LogDestinationType: 's3', LogDestination } }
  }
  if (logGroup === null || role === null) return undefined
  return {
    shown: `log group ${logGroup}`,
    asked: {
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: logGroup,
      DeliverLogsPermissionArn: roleArn({ account, region }, role),
    },
  }
}

export interface FlowLogs {
  /** Made by this run. */
  readonly ours: readonly FlowLog[]
  /** Others of the whole VPC that record all of its traffic. */
  readonly complete: readonly FlowLog[]
}

export async function flowLogsOf(ctx: Look<OnVpc>, vpc: string): Promise<FlowLogs> {
  const Filter = [{ Name: 'resource-id', Values: [vpc] }]
  const all = await allPages(
    (NextToken) => ctx.aws.ec2.describeFlowLogs({ Filter, NextToken }),
    (page) => page.FlowLogs,
  )
  const isOurs = ({ Tags }: FlowLog) => tagsOf(Tags)['hikeshi:run'] === ctx.run
  return {
    ours: all.filter(isOurs),
    // One that cannot deliver records nothing.
    complete: all.filter(
      (log) => !isOurs(log) && log.TrafficType === 'ALL' && log.DeliverLogsStatus !== 'FAILED',
    ),
  }
}

/** One of all traffic for each VPC of the changes, with the run's tag; answers its id. */
export async function createFlowLog(ctx: Act<OnVpc>): Promise<string[]> {
  const { FlowLogIds = [], Unsuccessful = [] } = await ctx.aws.ec2.createFlowLogs({
    ...flowDestination(ctx)?.asked,
    ResourceType: 'VPC',
    ResourceIds: ctx.changes.map(({ resource }) => resource),
    TrafficType: 'ALL',
    MaxAggregationInterval: 60,
    TagSpecifications: [
      {
        ResourceType: 'vpc-flow-log',
        Tags: toTags({ 'hikeshi:incident': ctx.incident, 'hikeshi:run': ctx.run }),
      },
    ],
  })
  // EC2 answers 200 to a request that it did not carry out.
  const [refused] = Unsuccessful
  if (refused) throw new Error(`${refused.Error?.Code}: ${refused.Error?.Message}`)
  return FlowLogIds
}

export async function deleteFlowLog(ctx: Act<OnVpc>): Promise<void> {
  for (const { resource } of ctx.changes) {
    const { ours } = await flowLogsOf(ctx, resource)
    await ctx.aws.ec2.deleteFlowLogs({ FlowLogIds: ours.map(({ FlowLogId = '' }) => FlowLogId) })
  }
}
