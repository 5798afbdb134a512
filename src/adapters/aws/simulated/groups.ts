import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  SecurityGroup,
} from '@aws-sdk/client-ec2'
import { filtered } from './filter.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { permissionsOf } from './rules.ts'
import { setTags, tagList, tagsFor } from './tags.ts'
import { addGroup, type Group, own, type Region, regionOf } from './world.ts'

export function groupOf(region: Region, id: string | undefined): Group {
  const wanted = required(id, 'GroupId')
  const group = own(region.groups, wanted)
  if (group) return group
  throw awsError('InvalidGroup.NotFound', `The security group '${wanted}' does not exist`)
}

function groupNamed(region: Region, name: string): Group {
  const group = Object.values(region.groups).find((each) => each.name === name)
  if (group) return group
  throw awsError('InvalidGroup.NotFound', `The security group '${name}' does not exist`)
}

const arn = (group: Group, { account, region }: Call) =>
  `arn:aws:ec2:${region}:${account}:security-group/${group.id}`

function describe(region: Region, group: Group, call: Call): SecurityGroup {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    OwnerId: call.account,
    VpcId: region.vpc,
    SecurityGroupArn: arn(group, call),
    IpPermissions: permissionsOf(region, group.id, false, call.account),
    IpPermissionsEgress: permissionsOf(region, group.id, true, call.account),
    Tags: tagList(region, group.id),
  }
}

export const groupOperations: Operations = {
  'ec2:DescribeSecurityGroups': operation<
    DescribeSecurityGroupsRequest,
    DescribeSecurityGroupsResult
  >(['GroupIds', 'GroupNames', 'Filters'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const byId = input.GroupIds?.map((id) => groupOf(region, id)) ?? []
    const byName = input.GroupNames?.map((name) => groupNamed(region, name)) ?? []
    const asked = [...byId, ...byName]
    const all = asked.length > 0 ? asked : Object.values(region.groups)
    const found = filtered(all, input.Filters, region.tags, {
      'group-id': (group) => [group.id],
      'group-name': (group) => [group.name],
      description: (group) => [group.description],
      'vpc-id': () => [region.vpc],
    })
    return { SecurityGroups: found.map((group) => describe(region, group, call)) }
  }),

  'ec2:CreateSecurityGroup': operation<CreateSecurityGroupRequest, CreateSecurityGroupResult>(
    ['GroupName', 'Description', 'VpcId', 'TagSpecifications'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const name = required(input.GroupName, 'GroupName')
      const description = required(input.Description, 'GroupDescription')
      const vpc = input.VpcId ?? region.vpc
      if (vpc !== region.vpc)
        throw awsError('InvalidVpcID.NotFound', `The vpc ID '${vpc}' does not exist`)
      if (name.startsWith('sg-'))
        throw awsError('InvalidParameterValue', `Group names may not be in the format sg-*`)
      if (Object.values(region.groups).some((group) => group.name === name))
        throw awsError('InvalidGroup.Duplicate', `The security group '${name}' already exists`)
      const group = addGroup(world, region, name, description)
      setTags(region, group.id, tagsFor('security-group', input.TagSpecifications))
      const Tags = tagList(region, group.id)
      return { GroupId: group.id, SecurityGroupArn: arn(group, call), Tags }
    },
  ),

  'ec2:DeleteSecurityGroup': operation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>(
    ['GroupId', 'GroupName'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const group =
        input.GroupName === undefined
          ? groupOf(region, input.GroupId)
          : groupNamed(region, input.GroupName)
      if (group.name === 'default')
        throw awsError('CannotDelete', `the specified group: "${group.id}" cannot be deleted`)
      const rules = Object.values(region.rules)
      const used =
        Object.values(region.enis).some((eni) => eni.groups.includes(group.id)) ||
        rules.some((rule) => rule.target.id === group.id && rule.group !== group.id)
      if (used) throw awsError('DependencyViolation', `resource ${group.id} has a dependent object`)
      for (const rule of rules.filter((each) => each.group === group.id)) {
        delete region.rules[rule.id]
        delete region.tags[rule.id]
      }
      delete region.groups[group.id]
      delete region.tags[group.id]
      return { Return: true, GroupId: group.id }
    },
  ),
}
