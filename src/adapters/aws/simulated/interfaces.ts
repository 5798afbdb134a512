import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  ModifyNetworkInterfaceAttributeRequest,
  NetworkInterface,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { groupOf } from './groups.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { tagList } from './tags.ts'
import { type Eni, own, type Region, regionOf } from './world.ts'

export const enisOf = (region: Region, instance: string): Eni[] =>
  Object.values(region.enis)
    .filter((eni) => eni.instance === instance)
    .toSorted((a, b) => a.index - b.index)

function eniOf(region: Region, id: string | undefined): Eni {
  const wanted = required(id, 'NetworkInterfaceId')
  const eni = own(region.enis, wanted)
  if (eni) return eni
  const message = `The networkInterface ID '${wanted}' does not exist`
  throw awsError('InvalidNetworkInterfaceID.NotFound', message)
}

export function describeEni(region: Region, eni: Eni, account: string): NetworkInterface {
  const isUp = region.instances[eni.instance]?.state === 'running'
  return {
    NetworkInterfaceId: eni.id,
    InterfaceType: 'interface',
    Status: 'in-use',
    OwnerId: account,
    VpcId: region.vpc,
    SubnetId: region.subnet,
    MacAddress: eni.mac,
    PrivateIpAddress: eni.ip,
    SourceDestCheck: true,
    ...(isUp && eni.publicIp && { Association: { PublicIp: eni.publicIp, IpOwnerId: 'amazon' } }),
    Groups: eni.groups.map((id) => ({ GroupId: id, GroupName: region.groups[id]?.name })),
    Attachment: {
      AttachmentId: eni.attachment,
      DeviceIndex: eni.index,
      InstanceId: eni.instance,
      InstanceOwnerId: account,
      Status: 'attached',
      DeleteOnTermination: eni.index === 0,
    },
    TagSet: tagList(region, eni.id),
  }
}

/** AWS's quota unless raised. */
const groupsPerInterface = 5

export const interfaceOperations: Operations = {
  'ec2:DescribeNetworkInterfaces': operation<
    DescribeNetworkInterfacesRequest,
    DescribeNetworkInterfacesResult
  >(['NetworkInterfaceIds', 'Filters'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const asked = input.NetworkInterfaceIds?.map((id) => eniOf(region, id))
    const all = asked?.length ? asked : Object.values(region.enis)
    const found = filtered(all, input.Filters, region.tags, {
      'network-interface-id': (eni) => [eni.id],
      'attachment.instance-id': (eni) => [eni.instance],
      'attachment.attachment-id': (eni) => [eni.attachment],
      'group-id': (eni) => eni.groups,
      'private-ip-address': (eni) => [eni.ip],
      'association.public-ip': (eni) => (eni.publicIp === null ? [] : [eni.publicIp]),
      'vpc-id': () => [region.vpc],
      'subnet-id': () => [region.subnet],
    })
    return { NetworkInterfaces: found.map((eni) => describeEni(region, eni, call.account)) }
  }),

  'ec2:ModifyNetworkInterfaceAttribute': operation<ModifyNetworkInterfaceAttributeRequest, object>(
    ['NetworkInterfaceId', 'Groups'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const eni = eniOf(region, input.NetworkInterfaceId)
      const groups = [...new Set(required(input.Groups, 'Groups'))]
      if (groups.length === 0) throw awsError('MissingParameter', 'No attributes specified.')
      if (groups.length > groupsPerInterface)
        throw awsError(
          'SecurityGroupsPerInterfaceLimitExceeded',
          `The maximum number of security groups per interface is ${groupsPerInterface}`,
        )
      eni.groups = groups.map((id) => groupOf(region, id).id)
      return {}
    },
  ),
}
