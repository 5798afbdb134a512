import { z } from 'zod'
import * as kit from '#kit'

const settings = z.strictObject({
  /** `name/id` of regional IP sets that your web ACLs block. */
  ipSets: z.array(z.string().regex(/^[\w-]{1,128}\/[\w-]{1,36}$/)).default([]),
  /** Names of stateful rule groups of AWS Network Firewall that your firewalls use. */
  ruleGroups: z.array(z.string().regex(/^[A-Za-z0-9-]{1,128}$/)).default([]),
})
const input = z.object({
  instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/),
  callers: z.array(
    z.object({ ip: z.union([z.ipv4(), z.ipv6()]), network: z.string().nullable().default(null) }),
  ),
  ...settings.shape,
})
type Ctx = kit.Look<z.output<typeof input>>

/** An ACL has few places; a finding with more callers than this is no matter of single addresses. */
const most = 5

async function fit({ aws, input: ask }: Ctx): Promise<kit.Text | undefined> {
  const { instanceId, callers } = ask
  const gone = await kit.instanceGone(aws, instanceId)
  if (gone) return gone
  const { block, spared } = await kit.blockable(aws, callers)
  if (block.length === 0)
    return {
      en: `Nothing to block. ${spared.map(({ en }) => en).join(' ')}`,
      ja: `ブロックできるアドレスがありません。${spared.map(({ ja }) => ja).join('')}`,
    }
  for (const acl of await kit.aclsOf(aws, instanceId)) {
    const full = kit.roomIn(acl, block).find(({ fits }) => !fits)
    if (full)
      return {
        en: `${acl.NetworkAclId} has no free rule number before its first allowing entry (${full.direction}). Renumber its entries, or close the port in the security groups.`,
        ja: `${acl.NetworkAclId} には、最初の許可エントリより前に空いているルール番号がありません (${full.direction})。番号を振り直すか、セキュリティグループでポートを閉じてください。`,
      }
  }
  return kit.firewallUnfit(aws, ask, block)
}

async function notes({ aws, input: ask }: Ctx): Promise<kit.Note[]> {
  const { block, spared } = await kit.blockable(aws, ask.callers)
  const instance = await kit.readInstance(aws, ask.instanceId)
  const found = kit.aboutInstance(instance)
  for (const { en, ja } of spared) found.push(kit.warn(`Left out: ${en}`, `対象外: ${ja}`))
  for (const acl of await kit.aclsOf(aws, ask.instanceId)) {
    const subnets = (acl.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? [])
    const Filters = [{ Name: 'subnet-id', Values: subnets }]
    const { NetworkInterfaces = [] } = await aws.ec2.describeNetworkInterfaces({ Filters })
    const others = NetworkInterfaces.filter(
      ({ Attachment }) => Attachment?.InstanceId !== ask.instanceId,
    )
    const name = `${acl.NetworkAclId}${acl.IsDefault ? ' (default)' : ''}`
    found.push(
      kit.warn(
        `${name} guards ${subnets.length} subnet(s): the addresses lose contact with everything in them, ${others.length} network interface(s) beside this instance’s.`,
        `${name} はサブネット ${subnets.length} 個に適用されています。このインスタンス以外のネットワークインターフェイス ${others.length} 個も、これらのアドレスと通信できなくなります。`,
      ),
    )
    if (kit.roomIn(acl, block).some(({ total }) => total > 20))
      found.push(
        kit.warn(
          `${name} would have more than 20 entries in one direction, AWS’s default limit: it may refuse.`,
          `${name} のエントリが片方向で 20 個 (既定の上限) を超えるため、AWS に拒否されることがあります。`,
        ),
      )
  }
  for (const set of ask.ipSets)
    found.push(
      kit.warn(
        `Everything behind a web ACL that uses the IP set ${set} refuses them, too. That the set is used is not checked here.`,
        `IP セット ${set} を使う Web ACL の背後にあるものも、すべて拒否するようになります。このセットが使われているかどうかは確認しません。`,
      ),
    )
  return [
    ...found,
    ...(await kit.aboutFirewalls(aws, instance.VpcId ?? '', ask)),
    kit.info(
      'Network ACLs keep no state: open connections end at once. Clients that come through a load balancer, CloudFront or a proxy are seen by its address and pass; block those in WAF.',
      'ネットワーク ACL はステートレスなので、確立済みの接続もすぐに切れます。ロードバランサー、CloudFront、プロキシ経由のクライアントは中継元のアドレスに見えるため止まりません。WAF でブロックしてください。',
    ),
    kit.info(
      'Attackers change addresses quickly, and an address may have many users behind it: this gains time, no more. Undo it when the case is closed.',
      '攻撃者はすぐにアドレスを変えます。また、1 つのアドレスを多くの人が共有していることもあります。これは時間稼ぎにすぎないため、対応が終わったら元に戻してください。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'block-ip',
  risk: 'medium',
  en: {
    title: 'Block the remote addresses',
    button: 'Block addresses',
    why: 'Cuts known bad addresses off from the whole subnet at once, both ways, and leaves everybody else alone.',
    undo: 'Deletes the entries of this run and takes the addresses out of the IP sets and rule groups again. Other entries stay.',
  },
  ja: {
    title: '接続元アドレスのブロック',
    button: 'アドレスをブロック',
    why: '悪意のあるアドレスとの通信を、サブネット全体で双方向に即座に遮断します。ほかの通信には影響しません。',
    undo: 'この実行で追加したエントリだけを削除し、IP セットとルールグループからもアドレスを外します。ほかのエントリは残します。',
  },
  permissions: [
    'ec2:CreateNetworkAclEntry',
    'ec2:DeleteNetworkAclEntry',
    'ec2:DescribeAddresses',
    'ec2:DescribeInstances',
    'ec2:DescribeNetworkAcls',
    'ec2:DescribeNetworkInterfaces',
    'network-firewall:DescribeRuleGroup',
    'network-firewall:ListFirewalls',
    'network-firewall:UpdateRuleGroup',
    'wafv2:GetIPSet',
    'wafv2:UpdateIPSet',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(on, ...kit.planned(on.changes, 'network-acl', 'acl')),
    ...kit.actsOnRuleGroups(on),
    ...kit.arnsIn(on, 'wafv2', ...on.input.ipSets.map((set) => `regional/ipset/${set}`)),
  ],
  settings: { schema: settings, sample: { ipSets: [], ruleGroups: [] } },
  from: ({ subject: { instanceId }, remotes }) =>
    instanceId === undefined || remotes.length === 0
      ? undefined
      : {
          instanceId,
          callers: remotes.slice(0, most).map(({ ip, network = null }) => ({ ip, network })),
        },
  fit,
  notes,
  steps: [kit.denyInAcls, kit.listInIpSets, kit.dropInRuleGroups],
})
