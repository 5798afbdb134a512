import type { RuleGroup, RuleGroupResponse, StatefulRule } from '@aws-sdk/client-network-firewall'
import type { Change, Note } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import { type Acts, type ActsOn, arnsIn } from './acts.ts'
import type { Aws } from './aws.ts'
import type { Act, Look, Step } from './define.ts'
import { blockable, type NamedAddress, networkOf } from './ip.ts'
import { info, warn } from './notes.ts'
import { allPages } from './pages.ts'

/** AWS Network Firewall: rules that drop addresses, in stateful rule groups that are there and that firewalls use. */
interface OnRuleGroups {
  readonly callers: readonly NamedAddress[]
  /** Names of stateful rule groups, in this region. A run that an older version planned has none. */
  readonly ruleGroups?: readonly string[]
}

const which = (RuleGroupName: string) => ({ RuleGroupName, Type: 'STATEFUL' as const })
const rulesIn = (group: RuleGroup | undefined): readonly StatefulRule[] =>
  group?.RulesSource?.StatefulRules ?? []

export const actsOnRuleGroups = (on: ActsOn<Pick<OnRuleGroups, 'ruleGroups'>>): Acts =>
  arnsIn(
    on,
    'network-firewall',
    ...(on.input.ruleGroups ?? []).map((name) => `stateful-rulegroup/${name}`),
  )

/** Everything from and to the address: the direction ANY matches both ways. */
const headerOf = (cidr: string): StatefulRule['Header'] => ({
  Protocol: 'IP',
  Source: cidr,
  SourcePort: 'ANY',
  Direction: 'ANY',
  Destination: 'ANY',
  DestinationPort: 'ANY',
})
const drops =
  (cidr: string) =>
  ({ Action, Header }: StatefulRule): boolean =>
    Action === 'DROP' &&
    Object.entries(headerOf(cidr) ?? {}).every(([key, value]) => Header?.[key as never] === value)

/** Each rule of a group has a number (`sid`) that no other in it has. */
const sidOf = ({ RuleOptions = [] }: StatefulRule): number =>
  Number(RuleOptions.find(({ Keyword }) => Keyword === 'sid')?.Settings?.[0] ?? 0)

/** Why a rule cannot be added to a group: it has none of its kind, which also could not be taken out again, or no room. */
export async function firewallUnfit(
  aws: Aws,
  { ruleGroups = [] }: OnRuleGroups,
  block: readonly string[],
): Promise<Text | undefined> {
  for (const name of ruleGroups) {
    const { RuleGroup: group, RuleGroupResponse: about } =
      await aws.networkFirewall.describeRuleGroup(which(name))
    const rules = rulesIn(group)
    if (rules.length === 0)
      return {
        en: `The rule group ${name} keeps no rules of the standard stateful kind (address, port, protocol), so none can be added. Name another under settings.block-ip.ruleGroups.`,
        ja: `ルールグループ ${name} には標準ステートフルルール (アドレス、ポート、プロトコル) がないため、ルールを追加できません。settings.block-ip.ruleGroups に別のルールグループを指定してください。`,
      }
    const missing = block.filter((ip) => !rules.some(drops(networkOf(ip)))).length
    const used = about?.ConsumedCapacity ?? rules.length
    if (used + missing > (about?.Capacity ?? 0))
      return {
        en: `The rule group ${name} has room for ${about?.Capacity ?? 0} rules and uses ${used}: ${missing} more do not fit. Remove old ones, or name another group.`,
        ja: `ルールグループ ${name} のキャパシティは ${about?.Capacity ?? 0} で、${used} が使用済みのため、さらに ${missing} 件のルールは追加できません。古いルールを削除するか、別のルールグループを指定してください。`,
      }
  }
  return undefined
}

/** Which firewalls stand in the VPC, and what a rule in a group does to others. */
export async function aboutFirewalls(
  aws: Aws,
  vpc: string,
  { ruleGroups = [] }: Pick<OnRuleGroups, 'ruleGroups'>,
): Promise<Note[]> {
  const firewalls = await allPages(
    // This service takes no member that is undefined.
    (NextToken) =>
      aws.networkFirewall.listFirewalls({ VpcIds: [vpc], ...(NextToken && { NextToken }) }),
    (page) => page.Firewalls,
  )
  const names = firewalls.map(({ FirewallName }) => FirewallName).join(', ')
  if (ruleGroups.length === 0)
    return names === ''
      ? []
      : [
          info(
            `The Network Firewall ${names} stands in ${vpc}; it is not touched. Name a rule group of it under settings.block-ip.ruleGroups to block there, too.`,
            `${vpc} には Network Firewall (${names}) がありますが、変更しません。そこでもブロックするには、settings.block-ip.ruleGroups にルールグループを指定してください。`,
          ),
        ]
  const abouts = ruleGroups.map(async (name) => {
    const { RuleGroup: group, RuleGroupResponse: about } =
      await aws.networkFirewall.describeRuleGroup(which(name))
    return effectOf(name, group, about)
  })
  return [
    info(
      `Network Firewalls in ${vpc}: ${names || 'none; one in another VPC may inspect its traffic'}.`,
      `${vpc} の Network Firewall: ${names || 'なし (別の VPC のファイアウォールが検査している可能性があります)'}。`,
    ),
    ...(await Promise.all(abouts)),
  ]
}

function effectOf(name: string, group?: RuleGroup, about?: RuleGroupResponse): Note {
  const policies = about?.NumberOfAssociations ?? 0
  const isStrict = group?.StatefulRuleOptions?.RuleOrder === 'STRICT_ORDER'
  return warn(
    `${policies} firewall policies use the rule group ${name}: everything behind their firewalls loses contact with the addresses.${isStrict ? '' : ' In the default order, rules that pass come first: what they let through is not dropped.'}`,
    `ルールグループ ${name} はファイアウォールポリシー ${policies} 個で使われています。それらのファイアウォールの背後にあるものは、すべてこれらのアドレスと通信できなくなります。${isStrict ? '' : 'デフォルトの評価順序では許可 (pass) ルールが先に評価されるため、それに一致する通信は止まりません。'}`,
  )
}

async function now({ aws, input }: Look<OnRuleGroups>) {
  const { ruleGroups = [] } = input
  if (ruleGroups.length === 0) return {}
  const { block } = await blockable(aws, input.callers)
  const groups = ruleGroups.map(async (name) => {
    const { RuleGroup: group } = await aws.networkFirewall.describeRuleGroup(which(name))
    const state = (cidr: string) => (rulesIn(group).some(drops(cidr)) ? 'dropped' : null)
    return [
      name,
      Object.fromEntries(block.map((ip) => [networkOf(ip), state(networkOf(ip))])),
    ] as const
  })
  return Object.fromEntries(await Promise.all(groups))
}

/** AWS takes the whole group at once, and refuses it where somebody else wrote in between (update token). */
async function write({ aws, changes }: Act<OnRuleGroups>): Promise<void> {
  for (const name of new Set(changes.map(({ resource }) => resource))) {
    const {
      RuleGroup: group,
      RuleGroupResponse: about,
      UpdateToken,
    } = await aws.networkFirewall.describeRuleGroup(which(name))
    const rules = rulesIn(group)
    const mine = changes.filter(({ resource }) => resource === name)
    const named = (is: (change: Change) => boolean) => mine.filter(is).map(({ field }) => field)
    const out = named(({ to }) => to === null)
    const added = named(({ to }) => to !== null).filter((cidr) => !rules.some(drops(cidr)))
    const last = Math.max(0, ...rules.map(sidOf))
    await aws.networkFirewall.updateRuleGroup({
      ...which(name),
      ...(about?.Description && { Description: about.Description }),
      UpdateToken,
      RuleGroup: {
        ...group,
        RulesSource: {
          // Before all others: where the order is strict, the first that matches decides.
          StatefulRules: [
            ...added.map((cidr, at) => ({
              Action: 'DROP' as const,
              Header: headerOf(cidr),
              RuleOptions: [{ Keyword: 'sid', Settings: [String(last + 1 + at)] }],
            })),
            ...rules.filter((rule) => !out.some((cidr) => drops(cidr)(rule))),
          ],
        },
      },
    })
  }
}

/** A firewall of the VPC sees traffic that no network ACL of the instance's own subnet names: NAT, other subnets, other VPCs. */
export const dropInRuleGroups: Step<OnRuleGroups> = {
  id: 'firewall',
  phase: 'contain',
  en: { title: 'Drop the addresses in the rule groups of AWS Network Firewall' },
  ja: { title: 'AWS Network Firewall のルールグループでのアドレスの破棄' },
  now,
  want: ({ now: groups }) =>
    Object.fromEntries(
      Object.entries(groups).map(([name, fields]) => [
        name,
        Object.fromEntries(Object.keys(fields).map((cidr) => [cidr, 'dropped'])),
      ]),
    ),
  do: write,
  undo: write,
  repeatable: true,
}
