import type {
  DescribeInstanceInformationRequest,
  DescribeInstanceInformationResult,
  GetCommandInvocationRequest,
  GetCommandInvocationResult,
  ListCommandsRequest,
  ListCommandsResult,
  ListInventoryEntriesRequest,
  ListInventoryEntriesResult,
  SendCommandRequest,
  SendCommandResult,
} from '@aws-sdk/client-ssm'
import { digest } from '../../../core/hash.ts'
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

const told = ({ id, instance, document, comment, at, status }: RanCommand) => ({
  CommandId: id,
  InstanceIds: [instance],
  DocumentName: document,
  Comment: comment,
  Status: status,
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
      const agent = own(region.around.agents, instance)
      const document = required(input.DocumentName, 'DocumentName')
      // Documents of others are simulated as little as their owners.
      if (document !== 'AWS-RunShellScript')
        throw awsError('InvalidDocument', `Document with name ${document} does not exist.`)
      const script = input.Parameters?.['commands']?.join('\n') ?? ''
      const lacks = script.includes('avml') && !agent?.tools.includes('avml')
      const command: RanCommand = {
        id: newId(world, 'cmd'),
        instance,
        document,
        script,
        status: lacks ? 'Failed' : 'Success',
        comment: input.Comment ?? '',
        at: call.now,
      }
      region.around.commands.unshift(command)
      return { Command: { ...told(command), Status: 'Pending' } }
    },
  ),

  'ssm:GetCommandInvocation': operation<GetCommandInvocationRequest, GetCommandInvocationResult>(
    ['CommandId', 'InstanceId'],
    (world, input, call) => {
      const { commands } = regionOf(world, call.region).around
      const command = commands.find(({ id }) => id === input.CommandId)
      if (command === undefined || command.instance !== input.InstanceId)
        throw awsError('InvocationDoesNotExist', 'The command or the instance does not exist')
      const isDone = command.status === 'Success'
      return {
        CommandId: command.id,
        InstanceId: command.instance,
        DocumentName: command.document,
        Status: command.status,
        ResponseCode: isDone ? 0 : 3,
        StandardOutputContent: isDone ? `${digest(Buffer.from(command.id))}\n` : '',
      }
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
