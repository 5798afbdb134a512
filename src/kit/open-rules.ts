import type { SecurityGroupRule } from '@aws-sdk/client-ec2'
import { isObject, type Json } from '../core/json.ts'
import type { Change, Fields } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import { tagsOf, toTags } from './ec2.ts'
import { permissionOf, rulesOf, ruleText } from './security-groups.ts'

/** Rules that let every address in. */
export const isOpen = ({ IsEgress, CidrIpv4, CidrIpv6 }: SecurityGroupRule): boolean =>
  IsEgress !== true && (CidrIpv4 === '0.0.0.0/0' || CidrIpv6 === '::/0')

/** What a rule would lose by being made anew: its description and, where it has any, its tags. */
function toKeep({ Description = '', Tags }: SecurityGroupRule): Json {
  // AWS's own tags cannot be given back.
  const tags = Object.entries(tagsOf(Tags)).filter(([key]) => !key.startsWith('aws:'))
  return tags.length === 0 ? Description : { Description, Tags: Object.fromEntries(tags) }
}

/** A group's rules for all addresses as fields, each by its words: `tcp 22-22 0.0.0.0/0`. */
export async function openRuleFields(aws: Aws, group: string): Promise<Fields> {
  const open = (await rulesOf(aws, group)).filter(isOpen)
  return { [group]: Object.fromEntries(open.map((rule) => [ruleText(rule), toKeep(rule)])) }
}

/** Closes where a line says null, opens as it was where it says more; what is so already is left alone. */
export async function setOpenRules(aws: Aws, changes: readonly Change[]): Promise<void> {
  for (const { resource: GroupId, field, to } of changes) {
    const there = (await rulesOf(aws, GroupId)).filter(
      (rule) => isOpen(rule) && ruleText(rule) === field,
    )
    const SecurityGroupRuleIds = there.flatMap(({ SecurityGroupRuleId: id }) => id ?? [])
    if (to === null) {
      if (there.length > 0)
        await aws.ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds })
    } else if (there.length === 0) {
      const { Description, Tags } = isObject(to) ? to : { Description: to, Tags: {} }
      const about = typeof Description === 'string' ? Description : ''
      const tags = toTags(isObject(Tags) ? (Tags as Record<string, string>) : {})
      await aws.ec2.authorizeSecurityGroupIngress({
        GroupId,
        IpPermissions: [permissionOf(field, about)],
        ...(tags.length > 0 && {
          TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: tags }],
        }),
      })
    }
  }
}
