import type {
  CreateNetworkAclEntryRequest,
  DeleteNetworkAclEntryRequest,
  DescribeAddressesRequest,
  DescribeAddressesResult,
  DescribeNetworkAclsRequest,
  DescribeNetworkAclsResult,
} from '@aws-sdk/client-ec2'
import type { Acl } from './around.ts'
import { filtered } from './filter.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { own, type Region, regionOf } from './world.ts'

function aclOf(region: Region, id: string | undefined): Acl {
  const acl = own(region.around.acls, required(id, 'NetworkAclId'))
  if (acl) return acl
  throw awsError('InvalidNetworkAclID.NotFound', `The network acl ID '${id}' does not exist`)
}

const numbered = (number: number | undefined, egress: boolean | undefined) => {
  const at = required(number, 'RuleNumber')
  return (entry: Acl['entries'][number]) => entry.number === at && entry.egress === egress
}

export const aclOperations: Operations = {
  'ec2:DescribeNetworkAcls': operation<DescribeNetworkAclsRequest, DescribeNetworkAclsResult>(
    ['Filters'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const found = filtered(Object.values(region.around.acls), input.Filters, region.tags, {
        'association.subnet-id': () => [region.subnet],
        'vpc-id': () => [region.vpc],
      })
      return {
        NetworkAcls: found.map(({ id, entries }) => ({
          NetworkAclId: id,
          VpcId: region.vpc,
          OwnerId: call.account,
          IsDefault: true,
          Associations: [{ NetworkAclId: id, SubnetId: region.subnet }],
          Entries: entries.map(({ number, egress, action, cidr }) => ({
            RuleNumber: number,
            Egress: egress,
            RuleAction: action,
            Protocol: '-1',
            ...(cidr.includes(':') ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
          })),
        })),
      }
    },
  ),

  'ec2:CreateNetworkAclEntry': operation<CreateNetworkAclEntryRequest, object>(
    [
      'NetworkAclId',
      'RuleNumber',
      'Protocol',
      'RuleAction',
      'Egress',
      'CidrBlock',
      'Ipv6CidrBlock',
    ],
    (world, input, call) => {
      const { entries } = aclOf(regionOf(world, call.region), input.NetworkAclId)
      if (entries.some(numbered(input.RuleNumber, input.Egress)))
        throw awsError(
          'NetworkAclEntryAlreadyExists',
          `The network acl entry identified by ${input.RuleNumber} already exists.`,
        )
      entries.push({
        number: required(input.RuleNumber, 'RuleNumber'),
        egress: required(input.Egress, 'Egress'),
        action: required(input.RuleAction, 'RuleAction'),
        cidr: required(input.CidrBlock ?? input.Ipv6CidrBlock, 'CidrBlock'),
      })
      return {}
    },
  ),

  'ec2:DeleteNetworkAclEntry': operation<DeleteNetworkAclEntryRequest, object>(
    ['NetworkAclId', 'RuleNumber', 'Egress'],
    (world, input, call) => {
      const acl = aclOf(regionOf(world, call.region), input.NetworkAclId)
      const is = numbered(input.RuleNumber, input.Egress)
      if (!acl.entries.some(is))
        throw awsError('InvalidNetworkAclEntry.NotFound', 'The network acl entry does not exist')
      acl.entries = acl.entries.filter((entry) => !is(entry))
      return {}
    },
  ),

  // A simulated account has no elastic addresses.
  'ec2:DescribeAddresses': operation<DescribeAddressesRequest, DescribeAddressesResult>([], () => ({
    Addresses: [],
  })),
}
