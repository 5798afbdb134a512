import type { IpPermission, SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2'
import type { Json } from '../core/json.ts'
import type { Fields } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import { toTags } from './ec2.ts'
import { allPages, errorCode } from './pages.ts'

/** Names are unique within a VPC, and anybody may have taken one: what is found by name is not thereby ours. */
export async function groupNamed(
  aws: Aws,
  vpc: string,
  name: string,
): Promise<SecurityGroup | undefined> {
  const Filters = [
    { Name: 'vpc-id', Values: [vpc] },
    { Name: 'group-name', Values: [name] },
  ]
  return (await aws.ec2.describeSecurityGroups({ Filters })).SecurityGroups?.[0]
}

/** Rules for any protocol, to or from everywhere. */
export const anywhere: readonly string[] = ['all 0.0.0.0/0', 'all ::/0']

/** A rule in words: `tcp 22-22 10.0.0.0/8`, `all ::/0`, `udp 53-53 sg-0a1b2c3d`. */
export function ruleText(rule: SecurityGroupRule): string {
  const { IpProtocol, FromPort, ToPort } = rule
  const peer =
    rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupInfo?.GroupId
  return IpProtocol === '-1' ? `all ${peer}` : `${IpProtocol} ${FromPort}-${ToPort} ${peer}`
}

/** The other way round: `ruleText` of a rule for addresses as AWS takes it, with the description that it had. */
export function permissionOf(text: string, description = ''): IpPermission {
  const [, protocol = '', from, to, cidr = ''] =
    /^(\S+) (?:(-?\d+)-(-?\d+) )?([\da-f:.]+\/\d+)$/.exec(text) ?? []
  if (cidr === '') throw new Error(`Not a rule for addresses: ${text}`)
  const about = description === '' ? {} : { Description: description }
  return {
    IpProtocol: protocol === 'all' ? '-1' : protocol,
    ...(from !== undefined && { FromPort: Number(from), ToPort: Number(to) }),
    ...(cidr.includes(':')
      ? { Ipv6Ranges: [{ CidrIpv6: cidr, ...about }] }
      : { IpRanges: [{ CidrIp: cidr, ...about }] }),
  }
}

export async function rulesOf(aws: Aws, group: string): Promise<SecurityGroupRule[]> {
  const Filters = [{ Name: 'group-id', Values: [group] }]
  return allPages(
    (NextToken) => aws.ec2.describeSecurityGroupRules({ Filters, NextToken }),
    (page) => page.SecurityGroupRules,
  )
}

/** Rules in words of one direction, sorted: the same rules always read the same. */
export const ruleTexts = (rules: readonly SecurityGroupRule[], egress: boolean): string[] =>
  rules
    .filter(({ IsEgress }) => (IsEgress ?? false) === egress)
    .map(ruleText)
    .sort()

/** Makes one direction of a group hold exactly these rules, all of which are `all <CIDR>`. */
export async function setRules(
  aws: Aws,
  GroupId: string,
  egress: boolean,
  to: Json,
): Promise<void> {
  const want = Array.isArray(to) ? to.map(String) : []
  const rules = (await rulesOf(aws, GroupId)).filter(({ IsEgress }) => IsEgress === egress)
  const extra = rules.filter((rule) => !want.includes(ruleText(rule)))
  const SecurityGroupRuleIds = extra.flatMap(({ SecurityGroupRuleId: id }) => id ?? [])
  const missing = want.filter((text) => !rules.some((rule) => ruleText(rule) === text))
  const IpPermissions = missing.map((text) => permissionOf(text))
  if (egress) {
    if (extra.length > 0) await aws.ec2.revokeSecurityGroupEgress({ GroupId, SecurityGroupRuleIds })
    if (missing.length > 0) await aws.ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions })
    return
  }
  if (extra.length > 0) await aws.ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds })
  if (missing.length > 0) await aws.ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions })
}

/** A group's rules as fields under `<vpc>/<name>`: its id is not known before it is made. Null: no such group. */
export async function groupFields(aws: Aws, vpc: string, name: string): Promise<Fields> {
  const group = await groupNamed(aws, vpc, name)
  const rules = group?.GroupId === undefined ? undefined : await rulesOf(aws, group.GroupId)
  const [Ingress, Egress] = [rules && ruleTexts(rules, false), rules && ruleTexts(rules, true)]
  return { [`${vpc}/${name}`]: { Ingress: Ingress ?? null, Egress: Egress ?? null } }
}

/** The id of the group of this name, which is made with these tags where there is none. */
export async function ensureGroup(
  aws: Aws,
  group: { readonly vpc: string; readonly name: string; readonly about: string },
  tags: Readonly<Record<string, string>>,
): Promise<string> {
  const found = await groupNamed(aws, group.vpc, group.name)
  if (found?.GroupId !== undefined) return found.GroupId
  const made = await aws.ec2.createSecurityGroup({
    VpcId: group.vpc,
    GroupName: group.name,
    Description: group.about,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: toTags(tags) }],
  })
  if (made.GroupId === undefined) throw new Error('CreateSecurityGroup answered without a GroupId')
  return made.GroupId
}

/** Deletes a group, or answers false where an interface or another group's rule still refers to it. */
export async function deleteGroup(aws: Aws, GroupId: string): Promise<boolean> {
  const Filters = [{ Name: 'group-id', Values: [GroupId] }]
  const { NetworkInterfaces = [] } = await aws.ec2.describeNetworkInterfaces({ Filters })
  if (NetworkInterfaces.length > 0) return false
  try {
    await aws.ec2.deleteSecurityGroup({ GroupId })
    return true
  } catch (error) {
    const code = errorCode(error)
    if (code === 'DependencyViolation') return false
    if (code === 'InvalidGroup.NotFound') return true
    throw error
  }
}
