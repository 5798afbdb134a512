import type {
  DescribeInstanceAttributeRequest,
  DescribeInstancesRequest,
  DescribeInstancesResult,
  InstanceAttribute,
  Instance as InstanceOut,
  ModifyInstanceAttributeRequest,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { describeEni, enisOf } from './interfaces.ts'
import { awsError, lacking, type Operations, operation, required } from './operation.ts'
import { tagList } from './tags.ts'
import { type Instance, own, type Region, regionOf } from './world.ts'

export function instanceOf(region: Region, id: string | undefined): Instance {
  const wanted = required(id, 'InstanceId')
  const instance = own(region.instances, wanted)
  if (instance) return instance
  throw awsError('InvalidInstanceID.NotFound', `The instance ID '${wanted}' does not exist`)
}

const devices = (instance: Instance) =>
  instance.devices.map(({ name, volume, keep }) => ({
    DeviceName: name,
    Ebs: {
      VolumeId: volume,
      Status: 'attached' as const,
      DeleteOnTermination: !keep,
      AttachTime: new Date(instance.launched),
    },
  }))

export const stateOf = ({ state }: Instance) =>
  state === 'running' ? { Code: 16, Name: state } : { Code: 80, Name: state }

export const metadataOf = ({ tokens }: Instance) => ({
  State: 'applied' as const,
  HttpTokens: tokens,
  HttpEndpoint: 'enabled' as const,
  HttpPutResponseHopLimit: 2,
})

function describe(region: Region, instance: Instance, account: string): InstanceOut {
  const enis = enisOf(region, instance.id)
  const [primary] = enis
  const isUp = instance.state === 'running'
  return {
    InstanceId: instance.id,
    ImageId: instance.image,
    InstanceType: instance.type,
    LaunchTime: new Date(instance.launched),
    State: stateOf(instance),
    Placement: { AvailabilityZone: region.zone, Tenancy: 'default' },
    VpcId: region.vpc,
    SubnetId: region.subnet,
    ...(primary && { PrivateIpAddress: primary.ip }),
    ...(isUp && primary?.publicIp && { PublicIpAddress: primary.publicIp }),
    // The instance's own list is that of its primary interface, as on AWS.
    SecurityGroups: primary ? (describeEni(region, primary, account).Groups ?? []) : [],
    NetworkInterfaces: enis.map((eni) => {
      const {
        TagSet: _tags,
        InterfaceType,
        Attachment,
        ...rest
      } = describeEni(region, eni, account)
      const { InstanceId: _id, InstanceOwnerId: _owner, ...attachment } = Attachment ?? {}
      return { ...rest, InterfaceType: InterfaceType ?? 'interface', Attachment: attachment }
    }),
    ...(instance.association !== null && {
      IamInstanceProfile: { Arn: instance.profile.arn, Id: instance.profile.id },
    }),
    RootDeviceName: instance.devices[0]?.name,
    RootDeviceType: 'ebs',
    BlockDeviceMappings: devices(instance),
    MetadataOptions: metadataOf(instance),
    Tags: tagList(region, instance.id),
  }
}

export const instanceOperations: Operations = {
  'ec2:DescribeInstances': operation<DescribeInstancesRequest, DescribeInstancesResult>(
    ['InstanceIds', 'Filters'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const enis = (instance: Instance) => enisOf(region, instance.id)
      const asked = input.InstanceIds?.map((id) => instanceOf(region, id))
      const all = asked?.length ? asked : Object.values(region.instances)
      const found = filtered(all, input.Filters, region.tags, {
        'instance-id': (instance) => [instance.id],
        'vpc-id': () => [region.vpc],
        'subnet-id': () => [region.subnet],
        'instance-state-name': ({ state }) => [state],
        'instance.group-id': (instance) => enis(instance)[0]?.groups ?? [],
        'network-interface.group-id': (instance) => enis(instance).flatMap((eni) => eni.groups),
        'network-interface.network-interface-id': (instance) => enis(instance).map(({ id }) => id),
        'ip-address': ({ id, state }) =>
          state === 'running' ? enisOf(region, id).flatMap(({ publicIp }) => publicIp ?? []) : [],
        'private-ip-address': (instance) => enis(instance).map(({ ip }) => ip),
        'iam-instance-profile.arn': ({ association, profile }) =>
          association === null ? [] : [profile.arn],
        'block-device-mapping.volume-id': (instance) => instance.devices.map((d) => d.volume),
      })
      return {
        Reservations: found.map((instance) => ({
          ReservationId: instance.reservation,
          OwnerId: call.account,
          Groups: [],
          Instances: [describe(region, instance, call.account)],
        })),
      }
    },
  ),

  'ec2:DescribeInstanceAttribute': operation<DescribeInstanceAttributeRequest, InstanceAttribute>(
    ['InstanceId', 'Attribute'],
    (world, input, call) => {
      const instance = instanceOf(regionOf(world, call.region), input.InstanceId)
      const InstanceId = instance.id
      switch (required(input.Attribute, 'Attribute')) {
        case 'disableApiTermination':
          return { InstanceId, DisableApiTermination: { Value: instance.disableApiTermination } }
        case 'disableApiStop':
          return { InstanceId, DisableApiStop: { Value: instance.disableApiStop } }
        case 'instanceInitiatedShutdownBehavior':
          return { InstanceId, InstanceInitiatedShutdownBehavior: { Value: instance.shutdown } }
        case 'userData':
          return { InstanceId, UserData: {} }
        case 'blockDeviceMapping':
          return { InstanceId, BlockDeviceMappings: devices(instance) }
        default:
          throw lacking(`the instance attribute ${input.Attribute}`)
      }
    },
  ),

  'ec2:ModifyInstanceAttribute': operation<ModifyInstanceAttributeRequest, object>(
    [
      'InstanceId',
      'DisableApiTermination',
      'DisableApiStop',
      'InstanceInitiatedShutdownBehavior',
      'BlockDeviceMappings',
      'Attribute',
      'Value',
    ],
    (world, given, call) => {
      const instance = instanceOf(regionOf(world, call.region), given.InstanceId)
      const input = spelledOut(given)
      const { DryRun: _dry, InstanceId: _id, ...attributes } = input
      const set = Object.entries(attributes).filter(([, value]) => value !== undefined)
      if (set.length !== 1)
        throw awsError(
          'InvalidParameterCombination',
          set.length === 0
            ? 'No attributes specified.'
            : `Fields for multiple attribute types specified: ${set.map(([key]) => key).join(', ')}`,
        )
      modify(instance, input)
      return {}
    },
  ),
}

/** An attribute may be given by its name and a string as well; moto takes the shutdown behaviour in no other way. */
function spelledOut(input: ModifyInstanceAttributeRequest): ModifyInstanceAttributeRequest {
  const { Attribute, Value, ...rest } = input
  if (Attribute === undefined) return input
  if (Attribute !== 'instanceInitiatedShutdownBehavior')
    throw lacking(`Attribute=${Attribute} of ec2:ModifyInstanceAttribute`)
  return { ...rest, InstanceInitiatedShutdownBehavior: { Value } }
}

function modify(instance: Instance, input: ModifyInstanceAttributeRequest): void {
  if (input.DisableApiTermination)
    instance.disableApiTermination = input.DisableApiTermination.Value ?? false
  if (input.DisableApiStop) instance.disableApiStop = input.DisableApiStop.Value ?? false
  const shutdown = input.InstanceInitiatedShutdownBehavior?.Value
  if (shutdown !== undefined) {
    if (shutdown !== 'stop' && shutdown !== 'terminate')
      throw awsError('InvalidParameterValue', `Invalid value '${shutdown}' for shutdown behavior`)
    instance.shutdown = shutdown
  }
  for (const { DeviceName = '', Ebs } of input.BlockDeviceMappings ?? []) {
    const device = instance.devices.find(({ name }) => name === DeviceName)
    if (!device)
      throw awsError(
        'InvalidInstanceAttributeValue',
        `No device is currently mapped at ${DeviceName}`,
      )
    if (Ebs?.DeleteOnTermination !== undefined) device.keep = !Ebs.DeleteOnTermination
  }
}
