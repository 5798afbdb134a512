import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  ListCommandsRequest,
  ListCommandsResult,
  ListInventoryEntriesRequest,
  ListInventoryEntriesResult,
  SendCommandRequest,
  SendCommandResult,
} from '@aws-sdk/client-ssm'
import type { RanCommand } from './around.ts'
import { awsError, lacking, type Operations, operation, required } from './operation.ts'
import { newId, own, type Region, regionOf } from './world.ts'

const isOnline = (region: Region, instance: string): boolean => {
  const groups = Object.values(region.enis).flatMap((eni) =>
    eni.instance === instance ? eni.groups : [],
  )
  // Without a way out the agent falls silent, and so it is with a machine that is off.
  const out = Object.values(region.rules).some((one) => one.egress && groups.includes(one.group))
  return out && region.instances[instance]?.state === 'running'
}

const told = ({ id, instance, document, comment, at }: RanCommand) => ({
  CommandId: id,
  InstanceIds: [instance],
  DocumentName: document,
  Comment: comment,
  Status: 'Success' as const,
  RequestedDateTime: new Date(at),
  TargetCount: 1,
})

export const ssmOperations: Operations = {
  'ssm:DescribeInstanceInformation': operation<
    DescribeInstanceInformationRequest,
    DescribeInstanceInformationResult
  >(['Filters'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const [filter, more] = input.Filters ?? []
    if (filter?.Key !== 'InstanceIds' || more) throw lacking('other filters than InstanceIds')
    const found = (filter.Values ?? []).flatMap((id) => {
      const agent = own(region.around.agents, id)
      return agent ? [{ id, agent }] : []
    })
    return {
      InstanceInformationList: found.map(({ id, agent }) => ({
        InstanceId: id,
        PingStatus: isOnline(region, id) ? ('Online' as const) : ('ConnectionLost' as const),
        LastPingDateTime: new Date(call.now),
        AgentVersion: agent.version,
        PlatformType: agent.platform,
        PlatformName: agent.name,
        PlatformVersion: agent.release,
        ResourceType: 'EC2Instance' as const,
      })),
    }
  }),

  'ssm:ListInventoryEntries': operation<ListInventoryEntriesRequest, ListInventoryEntriesResult>(
    ['InstanceId', 'TypeName'],
    (world, input, call) => {
      const { around } = regionOf(world, call.region)
      const { applications = [] } = own(around.agents, input.InstanceId ?? '') ?? {}
      const Entries = applications.map(({ name, version }) => ({ Name: name, Version: version }))
      return { TypeName: input.TypeName, InstanceId: input.InstanceId, Entries }
    },
  ),

  'ssm:SendCommand': operation<SendCommandRequest, SendCommandResult>(
    ['InstanceIds', 'DocumentName', 'Comment', 'Parameters', 'TimeoutSeconds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const [instance = '', more] = input.InstanceIds ?? []
      if (more !== undefined) throw lacking('a command for several instances')
      if (!own(region.around.agents, instance) || !isOnline(region, instance))
        throw awsError('InvalidInstanceId', `Instances [[${instance}]] not in a valid state`)
      const command: RanCommand = {
        id: newId(world, 'cmd'),
        instance,
        document: required(input.DocumentName, 'DocumentName'),
        comment: input.Comment ?? '',
        at: call.now,
      }
      region.around.commands.unshift(command)
      return { Command: { ...told(command), Status: 'Pending' } }
    },
  ),

  'ssm:ListCommands': operation<ListCommandsRequest, ListCommandsResult>(
    ['InstanceId'],
    (world, input, call) => {
      const { commands } = regionOf(world, call.region).around
      const found = commands.filter(
        ({ instance }) => input.InstanceId === undefined || instance === input.InstanceId,
      )
      return { Commands: found.map(told) }
    },
  ),
}
