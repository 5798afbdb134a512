import { z } from 'zod'
import * as kit from '#kit'

/** An instance, of which all security groups are meant, or one group. */
const input = z.object({ target: z.string().regex(/^(i|sg)-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

const isGroup = (target: string): boolean => target.startsWith('sg-')

async function groupsOf({ aws, input: { target } }: Ctx): Promise<string[]> {
  if (isGroup(target)) return [target]
  const { ours, managed } = await kit.interfacesOf(aws, target)
  const ids = [...ours, ...managed].flatMap(({ Groups = [] }) =>
    Groups.map(({ GroupId }) => GroupId),
  )
  return [...new Set(ids.filter((id) => id !== undefined))].sort()
}

async function fit({ aws, input: { target } }: Ctx): Promise<kit.Text | undefined> {
  if (!isGroup(target)) return kit.instanceGone(aws, target)
  if (await kit.orAbsent(aws.ec2.describeSecurityGroups({ GroupIds: [target] }))) return undefined
  return {
    en: `There is no ${target} in this account and region any more. Look in CloudTrail for who deleted it.`,
    ja: `このアカウントとリージョンに ${target} はもうありません。誰が削除したかを CloudTrail で確認してください。`,
  }
}

/** Who else is reached through this group. */
async function othersOn({ aws, input: { target } }: Ctx, group: string): Promise<string[]> {
  const Filters = [{ Name: 'group-id', Values: [group] }]
  const all = await kit.allPages(
    (NextToken) => aws.ec2.describeNetworkInterfaces({ Filters, NextToken }),
    (page) => page.NetworkInterfaces,
  )
  const users = all.map(
    ({ Attachment, NetworkInterfaceId = '' }) => Attachment?.InstanceId ?? NetworkInterfaceId,
  )
  return [...new Set(users.filter((user) => user !== target))].sort()
}

const several = (list: readonly string[], most = 10): string =>
  list.length > most ? `${list.slice(0, most).join(', ')}, … (${list.length})` : list.join(', ')

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const {
    aws,
    input: { target },
  } = ctx
  const found = isGroup(target) ? [] : kit.aboutInstance(await kit.readInstance(aws, target))
  for (const group of await groupsOf(ctx)) {
    const rules = await kit.rulesOf(aws, group)
    if (!rules.some(kit.isOpen)) continue
    const others = await othersOn(ctx, group)
    const stay = kit.ruleTexts(
      rules.filter((rule) => !kit.isOpen(rule)),
      false,
    )
    if (others.length > 0)
      found.push(
        kit.warn(
          `${group} is also used by ${several(others)}: they are closed to the internet, too.`,
          `${group} は ${several(others)} も使用しており、これらもインターネットからの接続を受け付けなくなります。`,
        ),
      )
    found.push(
      kit.info(
        `Inbound rules of ${group} that stay: ${several(stay) || 'none'}.`,
        `${group} に残るインバウンドルール: ${several(stay) || 'なし'}。`,
      ),
    )
  }
  return [
    ...found,
    kit.warn(
      'Every port that is open to all addresses is closed, public web ports too: users and partners who connect directly are cut off. What comes through a load balancer with a group of its own keeps working.',
      '全アドレスに公開されているポートはすべて閉じます。公開 Web ポートも対象のため、直接接続している利用者は使えなくなります。専用のセキュリティグループを持つロードバランサー経由の通信は続きます。',
    ),
    kit.warn(
      'Connections that are established and tracked live on: isolate the instance to cut an intruder off.',
      '確立済みで追跡されている接続は残ります。侵入者を遮断するには、インスタンスを隔離してください。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'close-open-port',
  risk: 'high',
  en: {
    title: 'Close the ports that are open to the internet',
    button: 'Close open ports',
    why: 'Takes away the inbound rules for 0.0.0.0/0 and ::/0, so that nobody can scan or guess passwords from just anywhere.',
    undo: 'Opens the same ports again, with the same descriptions and tags. The rules get new ids.',
  },
  ja: {
    title: 'インターネットに公開されたポートの閉鎖',
    button: '公開ポートを閉じる',
    why: '0.0.0.0/0 と ::/0 のインバウンドルールを取り除き、不特定のアドレスからのスキャンやパスワードの推測を防ぎます。',
    undo: '同じ説明とタグで、同じポートを再び開きます。ルールの ID は新しくなります。',
  },
  permissions: [
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateTags',
    'ec2:DescribeInstances',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroupRules',
    'ec2:DescribeSecurityGroups',
    'ec2:RevokeSecurityGroupIngress',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(on, ...kit.planned(on.changes, 'security-group', 'sg')),
    ...kit.makes(on, 'AuthorizeSecurityGroupIngress', 'security-group-rule'),
  ],
  from: ({ subject: { instanceId, arn } }) => {
    const [, group] = /^security-group\/(.+)$/.exec(kit.arnOf(arn)?.resource ?? '') ?? []
    const target = group ?? instanceId
    return target === undefined ? undefined : { target }
  },
  fit,
  notes,
  steps: [
    {
      id: 'close',
      phase: 'contain',
      en: { title: 'Revoke the inbound rules for all addresses' },
      ja: { title: '全アドレス向けのインバウンドルールの取り消し' },
      now: async (ctx) => {
        const read = (await groupsOf(ctx)).map((group) => kit.openRuleFields(ctx.aws, group))
        return Object.assign({}, ...(await Promise.all(read))) as kit.Fields
      },
      want: ({ now: groups }) =>
        Object.fromEntries(
          Object.entries(groups).map(([group, rules]) => [
            group,
            Object.fromEntries(Object.keys(rules).map((rule) => [rule, null])),
          ]),
        ),
      do: ({ aws, changes }) => kit.setOpenRules(aws, changes),
      undo: ({ aws, changes }) => kit.setOpenRules(aws, changes),
      repeatable: true,
    },
  ],
})
