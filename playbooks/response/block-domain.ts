import { z } from 'zod'
import * as kit from '#kit'

/** A host name of two labels or more, as DNS has them; underscores occur. */
const name = /^(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/
const input = z.object({
  instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/),
  domain: z.string().regex(name),
})
type Ctx = kit.Look<z.output<typeof input>>

/** Names without which the instance, or AWS on it, no longer works: no attacker owns them. */
const needed = /(^|\.)(amazonaws\.com(\.cn)?|amazon\.com|api\.aws|compute\.internal|ec2\.internal)$/
/** AWS's quota of rule groups for a VPC. */
const most = 5

async function fit({ aws, input: { instanceId, domain } }: Ctx): Promise<kit.Text | undefined> {
  const gone = await kit.instanceGone(aws, instanceId)
  if (gone) return gone
  if (needed.test(domain))
    return {
      en: `${domain} is AWS’s own or the VPC’s: to block it would break agents, SDKs and name resolution. Isolate the instance, and look at which account the name belongs to.`,
      ja: `${domain} は AWS または VPC 自身のドメインです。ブロックするとエージェント、SDK、名前解決が動かなくなります。インスタンスを隔離し、どのアカウントのものかを調べてください。`,
    }
  const { VpcId = '' } = await kit.readInstance(aws, instanceId)
  const groups = (await kit.dnsFirewalls(aws)).filter((one) => one.VpcId === VpcId)
  if (groups.length < most) return undefined
  const names = groups.map(({ Name }) => Name).join(', ')
  return {
    en: `${VpcId} has ${most} DNS Firewall rule groups already, AWS’s limit: ${names}. Add ${domain} to a list of one of them.`,
    ja: `${VpcId} には DNS Firewall のルールグループがすでに上限の ${most} 個あります (${names})。いずれかのグループのリストに ${domain} を追加してください。`,
  }
}

async function notes({ aws, input: { instanceId, domain } }: Ctx): Promise<kit.Note[]> {
  const instance = await kit.readInstance(aws, instanceId)
  const { VpcId = '' } = instance
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const { NetworkInterfaces = [] } = await aws.ec2.describeNetworkInterfaces({ Filters })
  const groups = (await kit.dnsFirewalls(aws)).filter((one) => one.VpcId === VpcId)
  const others = groups.map(({ Name, Priority }) => `${Name} (${Priority})`).join(', ')
  return [
    ...kit.aboutInstance(instance),
    kit.warn(
      `The whole of ${VpcId} gets the answer that ${domain} and everything under it does not exist: ${NetworkInterfaces.length} network interface(s), this instance’s among them. Where others share the domain (hosting, CDN), their pages are gone, too.`,
      `${VpcId} 全体 (このインスタンスのものを含むネットワークインターフェイス ${NetworkInterfaces.length} 個) で、${domain} とそのサブドメインが「存在しない」と応答されます。ホスティングや CDN などの共用ドメインでは、ほかのサイトも使えなくなります。`,
    ),
    kit.info(
      `Other rule groups of the VPC: ${others || 'none'}. The lowest number is asked first.`,
      `VPC のほかのルールグループ: ${others || 'なし'}。番号の小さいものから順に評価されます。`,
    ),
    kit.warn(
      'Only questions to the Amazon resolver are stopped: not DNS over HTTPS, not other resolvers, not bare addresses. Connections that are open, and answers that are cached, live on. Block the addresses, or isolate the instance, as well.',
      '止まるのは Amazon のリゾルバーへの問い合わせだけです。DNS over HTTPS、ほかのリゾルバー、IP アドレスを直接使う通信は止まらず、確立済みの接続とキャッシュ済みの応答も残ります。アドレスのブロックやインスタンスの隔離も行ってください。',
    ),
    // https://aws.amazon.com/route53/pricing/
    kit.info(
      'COST: DNS Firewall charges for the domains on lists and for the queries of the VPC that it looks at.',
      '料金: DNS Firewall は、リストのドメイン数と、検査した VPC の問い合わせ数に応じて課金されます。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'block-domain',
  risk: 'medium',
  en: {
    title: 'Block the domain in DNS',
    button: 'Block domain',
    why: 'Cuts malware off from the names it calls, which security groups cannot: they let every query to Amazon DNS pass.',
    undo: 'Takes rule, rule group and list of this run away. Names are resolved again as before.',
    fields: { list: 'domain list', ruleGroup: 'rule group', priority: 'priority' },
  },
  ja: {
    title: 'DNS でのドメインのブロック',
    button: 'ドメインをブロック',
    why: 'マルウェアの通信先の名前解決を止めます。Amazon DNS への問い合わせは、セキュリティグループでは止められません。',
    undo: 'この実行で作成したルール、ルールグループ、リストを削除します。名前解決は以前の状態に戻ります。',
    fields: { list: 'ドメインリスト', ruleGroup: 'ルールグループ', priority: '優先順位' },
  },
  permissions: [
    'ec2:DescribeInstances',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeVpcs',
    'route53resolver:AssociateFirewallRuleGroup',
    'route53resolver:CreateFirewallDomainList',
    'route53resolver:CreateFirewallRule',
    'route53resolver:CreateFirewallRuleGroup',
    'route53resolver:DeleteFirewallDomainList',
    'route53resolver:DeleteFirewallRule',
    'route53resolver:DeleteFirewallRuleGroup',
    'route53resolver:DisassociateFirewallRuleGroup',
    'route53resolver:ListFirewallDomainLists',
    'route53resolver:ListFirewallDomains',
    'route53resolver:ListFirewallRuleGroupAssociations',
    'route53resolver:ListFirewallRuleGroups',
    'route53resolver:ListFirewallRules',
    'route53resolver:UpdateFirewallDomains',
  ],
  input,
  acts: (on) => [
    {
      on: kit.arnsIn(
        on,
        'route53resolver',
        'firewall-domain-list/*',
        'firewall-rule-group/*',
        'firewall-rule-group-association/*',
      ),
      because: 'the run makes all three, their ids are new, and AWS has no condition on their tags',
    },
  ],
  from: ({ subject: { instanceId, domain = '' } }) =>
    instanceId === undefined || !name.test(domain) ? undefined : { instanceId, domain },
  fit,
  notes,
  steps: [kit.listDomain, kit.blockList, kit.guardVpc],
})
