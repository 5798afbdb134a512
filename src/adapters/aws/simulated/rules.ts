import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
  IpPermission,
  RevokeSecurityGroupIngressRequest,
  RevokeSecurityGroupIngressResult,
  SecurityGroupRule,
} from '@aws-sdk/client-ec2'
import { same } from '../../../core/json.ts'
import { filtered } from './filter.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { setTags, tagList, tagsFor } from './tags.ts'
import { addRule, own, type Region, type Rule, regionOf } from './world.ts'

type Wanted = Omit<Rule, 'id'>

/** EC2 writes "all ports" as -1 in rules, and leaves it out in permissions. */
const allPorts = -1

/** The rules as `IpPermissions`: one entry for each protocol and port range, with all its targets. */
export function permissionsOf(region: Region, group: string, egress: boolean, account: string) {
  const rules = Object.values(region.rules).filter((r) => r.group === group && r.egress === egress)
  const byPorts = Map.groupBy(rules, (rule) => `${rule.protocol} ${rule.from} ${rule.to}`)
  return [...byPorts.values()].flatMap((same): IpPermission[] => {
    const [first] = same
    if (!first) return []
    const of = (kind: Rule['target']['kind']) =>
      same
        .filter((rule) => rule.target.kind === kind)
        .map(({ target, description }) => ({
          id: target.id,
          rest: description === null ? {} : { Description: description },
        }))
    return [
      {
        IpProtocol: first.protocol,
        ...(first.protocol !== '-1' && { FromPort: first.from, ToPort: first.to }),
        IpRanges: of('cidr4').map(({ id, rest }) => ({ CidrIp: id, ...rest })),
        Ipv6Ranges: of('cidr6').map(({ id, rest }) => ({ CidrIpv6: id, ...rest })),
        PrefixListIds: of('list').map(({ id, rest }) => ({ PrefixListId: id, ...rest })),
        UserIdGroupPairs: of('group').map(({ id, rest }) => ({
          GroupId: id,
          UserId: account,
          ...rest,
        })),
      },
    ]
  })
}

function wanted(group: string, egress: boolean, permissions: readonly IpPermission[]): Wanted[] {
  return permissions.flatMap((permission) => {
    const protocol = required(permission.IpProtocol, 'ipProtocol')
    const all = protocol === '-1'
    const rule = (
      kind: Rule['target']['kind'],
      id: string | undefined,
      description: string | undefined,
    ): Wanted => ({
      group,
      egress,
      protocol,
      from: all ? allPorts : (permission.FromPort ?? allPorts),
      to: all ? allPorts : (permission.ToPort ?? allPorts),
      target: { kind, id: required(id, kind) },
      description: description ?? null,
    })
    return [
      ...(permission.IpRanges ?? []).map((r) => rule('cidr4', r.CidrIp, r.Description)),
      ...(permission.Ipv6Ranges ?? []).map((r) => rule('cidr6', r.CidrIpv6, r.Description)),
      ...(permission.PrefixListIds ?? []).map((r) => rule('list', r.PrefixListId, r.Description)),
      ...(permission.UserIdGroupPairs ?? []).map((r) => rule('group', r.GroupId, r.Description)),
    ]
  })
}

const alike = (a: Wanted, b: Wanted): boolean =>
  same(
    [a.group, a.egress, a.protocol, a.from, a.to, a.target],
    [b.group, b.egress, b.protocol, b.from, b.to, b.target],
  )

function describe(region: Region, rule: Rule, call: Call): SecurityGroupRule {
  const { kind, id } = rule.target
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: rule.group,
    GroupOwnerId: call.account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.from,
    ToPort: rule.to,
    ...(kind === 'cidr4' && { CidrIpv4: id }),
    ...(kind === 'cidr6' && { CidrIpv6: id }),
    ...(kind === 'list' && { PrefixListId: id }),
    ...(kind === 'group' && { ReferencedGroupInfo: { GroupId: id, UserId: call.account } }),
    ...(rule.description !== null && { Description: rule.description }),
    Tags: tagList(region, rule.id),
  }
}

function needGroup(region: Region, id: string | undefined): string {
  const group = required(id, 'GroupId')
  if (Object.hasOwn(region.groups, group)) return group
  throw awsError('InvalidGroup.NotFound', `The security group '${group}' does not exist`)
}

function ruleOf(region: Region, id: string): Rule {
  const rule = own(region.rules, id)
  if (rule) return rule
  const message = `The security group rule ID '${id}' does not exist`
  throw awsError('InvalidSecurityGroupRuleId.NotFound', message)
}

const authorize = (egress: boolean) =>
  operation<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResult>(
    ['GroupId', 'IpPermissions', 'TagSpecifications'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const group = needGroup(region, input.GroupId)
      const rules = wanted(group, egress, required(input.IpPermissions, 'IpPermissions'))
      const made = rules.map((rule) => {
        if (rule.target.kind === 'group') needGroup(region, rule.target.id)
        if (Object.values(region.rules).some((each) => alike(each, rule)))
          throw awsError(
            'InvalidPermission.Duplicate',
            `the specified rule "peer: ${rule.target.id}" already exists`,
          )
        const added = addRule(world, region, rule)
        setTags(region, added.id, tagsFor('security-group-rule', input.TagSpecifications))
        return added
      })
      return { Return: true, SecurityGroupRules: made.map((r) => describe(region, r, call)) }
    },
  )

const revoke = (egress: boolean) =>
  operation<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult>(
    ['GroupId', 'IpPermissions', 'SecurityGroupRuleIds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const group = needGroup(region, input.GroupId)
      const byId = (input.SecurityGroupRuleIds ?? []).map((id) => ruleOf(region, id))
      const stray = byId.find((rule) => rule.group !== group || rule.egress !== egress)
      if (stray)
        throw awsError('InvalidParameterValue', `${stray.id} is no such rule of group ${group}`)
      const byValue = wanted(group, egress, input.IpPermissions ?? []).map((rule) => {
        const found = Object.values(region.rules).find((each) => alike(each, rule))
        if (found) return found
        const message = 'The specified rule does not exist in this security group.'
        throw awsError('InvalidPermission.NotFound', message)
      })
      const gone = [...byId, ...byValue]
      if (gone.length === 0) required(undefined, 'IpPermissions')
      for (const { id } of gone) {
        delete region.rules[id]
        delete region.tags[id]
      }
      return {
        Return: true,
        RevokedSecurityGroupRules: gone.map((rule) => {
          const { GroupOwnerId: _owner, Tags: _tags, ...rest } = describe(region, rule, call)
          const { ReferencedGroupInfo: peer, ...plain } = rest
          return { ...plain, ...(peer && { ReferencedGroupId: peer.GroupId }) }
        }),
      }
    },
  )

export const ruleOperations: Operations = {
  'ec2:AuthorizeSecurityGroupIngress': authorize(false),
  'ec2:AuthorizeSecurityGroupEgress': authorize(true),
  'ec2:RevokeSecurityGroupIngress': revoke(false),
  'ec2:RevokeSecurityGroupEgress': revoke(true),

  'ec2:DescribeSecurityGroupRules': operation<
    DescribeSecurityGroupRulesRequest,
    DescribeSecurityGroupRulesResult
  >(['SecurityGroupRuleIds', 'Filters'], (world, input, call) => {
    const region = regionOf(world, call.region)
    const asked = input.SecurityGroupRuleIds?.map((id) => ruleOf(region, id))
    const all = asked?.length ? asked : Object.values(region.rules)
    const found = filtered(all, input.Filters, region.tags, {
      'group-id': (rule) => [rule.group],
      'security-group-rule-id': (rule) => [rule.id],
    })
    return { SecurityGroupRules: found.map((rule) => describe(region, rule, call)) }
  }),
}
