import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { setTags, tagList, tagsFor } from './tags.ts'
import { newId, own, regionOf, type World } from './world.ts'

/** A flow log of a VPC, by its id in the world. */
export interface VpcFlowLog {
  readonly id: string
  readonly region: string
  readonly vpc: string
  readonly traffic: 'ACCEPT' | 'ALL' | 'REJECT'
  readonly kind: 's3' | 'cloud-watch-logs'
  readonly destination: string | null
  readonly group: string | null
  readonly seconds: number
  readonly created: string
}

/** A region has the one VPC here. */
function vpcOf(world: World, id: string, call: Call): void {
  if (regionOf(world, call.region).vpc === id) return
  throw awsError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`)
}

export const flowLogOperations: Operations = {
  'ec2:DescribeVpcs': operation<DescribeVpcsRequest, DescribeVpcsResult>(
    ['VpcIds'],
    (world, input, call) => {
      for (const id of input.VpcIds ?? []) vpcOf(world, id, call)
      const { vpc } = regionOf(world, call.region)
      return { Vpcs: [{ VpcId: vpc, OwnerId: call.account, CidrBlock: '172.31.0.0/16' }] }
    },
  ),

  'ec2:DescribeFlowLogs': operation<DescribeFlowLogsRequest, DescribeFlowLogsResult>(
    ['Filter'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const here = Object.values(world.flowLogs).filter((log) => log.region === call.region)
      const fields = { 'resource-id': ({ vpc }: VpcFlowLog) => [vpc] }
      return {
        FlowLogs: filtered(here, input.Filter, region.tags, fields).map((log) => ({
          FlowLogId: log.id,
          ResourceId: log.vpc,
          TrafficType: log.traffic,
          LogDestinationType: log.kind,
          FlowLogStatus: 'ACTIVE',
          DeliverLogsStatus: 'SUCCESS',
          MaxAggregationInterval: log.seconds,
          CreationTime: new Date(log.created),
          ...(log.destination !== null && { LogDestination: log.destination }),
          ...(log.group !== null && { LogGroupName: log.group }),
          Tags: tagList(region, log.id),
        })),
      }
    },
  ),

  'ec2:CreateFlowLogs': operation<CreateFlowLogsRequest, CreateFlowLogsResult>(
    [
      'ResourceType',
      'ResourceIds',
      'TrafficType',
      'LogDestinationType',
      'LogDestination',
      'LogGroupName',
      'DeliverLogsPermissionArn',
      'MaxAggregationInterval',
      'TagSpecifications',
    ],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const FlowLogIds = required(input.ResourceIds, 'ResourceIds').map((vpc) => {
        vpcOf(world, vpc, call)
        const made: VpcFlowLog = {
          id: newId(world, 'fl'),
          region: call.region,
          vpc,
          traffic: required(input.TrafficType, 'TrafficType'),
          kind: input.LogDestinationType === 's3' ? 's3' : 'cloud-watch-logs',
          destination: input.LogDestination ?? null,
          group: input.LogGroupName ?? null,
          seconds: input.MaxAggregationInterval ?? 600,
          created: call.now,
        }
        if (made.kind === 'cloud-watch-logs')
          required(input.DeliverLogsPermissionArn, 'DeliverLogsPermissionArn')
        const same = Object.values(world.flowLogs).some(
          (log) =>
            log.vpc === vpc && log.destination === made.destination && log.group === made.group,
        )
        if (same)
          throw awsError(
            'FlowLogAlreadyExists',
            'There is an existing Flow Log with the same configuration and log destination.',
          )
        world.flowLogs[made.id] = made
        setTags(region, made.id, tagsFor('vpc-flow-log', input.TagSpecifications))
        return made.id
      })
      return { FlowLogIds, Unsuccessful: [] }
    },
  ),

  'ec2:DeleteFlowLogs': operation<DeleteFlowLogsRequest, object>(
    ['FlowLogIds'],
    (world, input, call) => {
      const ids = required(input.FlowLogIds, 'FlowLogIds')
      const unknown = ids.find((id) => own(world.flowLogs, id) === undefined)
      if (unknown !== undefined)
        throw awsError(
          'InvalidFlowLogId.NotFound',
          `These flow log ids in the input list are not found: [${unknown}]`,
        )
      for (const id of ids) {
        delete world.flowLogs[id]
        delete regionOf(world, call.region).tags[id]
      }
      return {}
    },
  ),
}
