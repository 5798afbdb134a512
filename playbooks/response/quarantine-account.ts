import { z } from 'zod'
import * as kit from '#kit'

const account = z.string().regex(/^\d{12}$/)
const policy = z.string().regex(/^p-[0-9a-zA-Z_]{8,128}$/)
const unit = z.string().regex(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/)
/** The account that manages the organization, and one of the two: a policy to attach, or a unit to move to. */
const settings = z.union([
  z.strictObject({ management: account, policy }),
  z.strictObject({ management: account, unit }),
])
const input = z.object({
  account,
  management: account.nullable().default(null),
  policy: policy.nullable().default(null),
  unit: unit.nullable().default(null),
})
type Input = z.output<typeof input>
type Ctx = kit.Look<Input>

async function fit({ aws, input: ask }: Ctx): Promise<kit.Text | undefined> {
  if (ask.management === null)
    return {
      en: 'No quarantine is deployed: name the management account and a denying SCP (or a quarantine OU) in hikeshi.yaml under settings.quarantine-account. Until then contain the principals one by one.',
      ja: '隔離用の設定がありません。hikeshi.yaml の settings.quarantine-account に、管理アカウントと拒否用の SCP (または隔離用の OU) を指定してください。それまでは、プリンシパルを個別に封じ込めてください。',
    }
  const { Organization } = await aws.organizations.describeOrganization({})
  if ([ask.management, Organization?.MasterAccountId].includes(ask.account))
    return {
      en: `${ask.account} is the management account: no SCP applies to it, and it cannot be moved. Contain its principals one by one, secure its root user, and open a case with AWS Support.`,
      ja: `${ask.account} は管理アカウントのため、SCP が適用されず、OU 間の移動もできません。プリンシパルを個別に封じ込め、ルートユーザーを保護し、AWS サポートに連絡してください。`,
    }
  const found = await kit.orAbsent(aws.organizations.describeAccount({ AccountId: ask.account }))
  if (found === undefined)
    return {
      en: `${ask.account} is not in the organization of ${ask.management}. Contain its principals one by one, and find out whether it has left.`,
      ja: `${ask.account} は ${ask.management} の組織に属していません。プリンシパルを個別に封じ込め、組織から離脱したのかを確認してください。`,
    }
  const target = ask.policy ?? ask.unit ?? ''
  const there = ask.policy
    ? aws.organizations.describePolicy({ PolicyId: target })
    : aws.organizations.describeOrganizationalUnit({ OrganizationalUnitId: target })
  if ((await kit.orAbsent<object>(there)) !== undefined) return undefined
  return {
    en: `There is no ${target} in the organization: correct settings.quarantine-account in hikeshi.yaml.`,
    ja: `組織に ${target} がありません。hikeshi.yaml の settings.quarantine-account を修正してください。`,
  }
}

async function notes({ aws, input: ask }: Ctx): Promise<kit.Note[]> {
  const levels = await kit.levelsOf(aws, ask.account)
  const path = levels.map(({ name, id }) => `${name} (${id})`).toReversed()
  const held = levels.map(
    ({ id, policies }) => `${id}: ${Object.values(policies).join(', ') || '-'}`,
  )
  const found = [
    kit.info(`Path: ${path.join(' / ')}.`, `パス: ${path.join(' / ')}。`),
    kit.info(`SCPs: ${held.join('; ')}.`, `SCP: ${held.join('; ')}。`),
    kit.warn(
      'Everybody in the account is denied what the policy says, root and your own people included, within minutes. What runs goes on: instances, functions in flight, open connections, service-linked roles; and other accounts keep the access that resource policies give them.',
      'ルートユーザーや自社の担当者を含む、アカウント内のすべてのプリンシパルが、数分でポリシーの内容どおり拒否されます。稼働中のインスタンス、実行中の関数、確立済みの接続、サービスにリンクされたロールは止まらず、リソースポリシーによる他アカウントからのアクセスも残ります。',
    ),
  ]
  if (ask.policy !== null) {
    const { Policy } = await aws.organizations.describePolicy({ PolicyId: ask.policy })
    const content = Policy?.Content ?? ''
    const about = `${Policy?.PolicySummary?.Name ?? '-'} (${ask.policy}): ${content}`.slice(0, 700)
    found.push(kit.info(`SCP to attach: ${about}`, `アタッチする SCP: ${about}`))
    if (!content.includes('aws:PrincipalArn'))
      found.push(
        kit.warn(
          'The policy excepts nobody by aws:PrincipalArn: no responder, and no other run of this bot, can act in the account any more until it is undone. Take evidence before.',
          'このポリシーには aws:PrincipalArn による例外がありません。元に戻すまで、対応担当者もこのボットのほかの実行も、アカウント内で操作できなくなります。先に証拠を取得してください。',
        ),
      )
  } else
    found.push(
      kit.warn(
        'Policies of the old units no longer apply, those of the new one do. Stack sets that deploy to units by themselves may delete their stacks in the account, and Control Tower sees drift.',
        '移動元の OU のポリシーは適用されなくなり、移動先のポリシーが適用されます。OU に自動デプロイするスタックセットは、アカウント内のスタックを削除することがあります。Control Tower ではドリフトになります。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'quarantine-account',
  risk: 'high',
  en: {
    title: 'Quarantine the whole account',
    button: 'Quarantine account',
    why: 'Where single principals can no longer be trusted, the organization denies everything from above, whoever asks. Nothing in the account is changed.',
    undo: 'Detaches the policy, or moves the account back to the unit that it was in.',
    fields: { policy: 'quarantine SCP', parent: 'organizational unit' },
  },
  ja: {
    title: 'アカウント全体の隔離',
    button: 'アカウントを隔離',
    why: '個々のプリンシパルを信用できない場合に、組織の側ですべての操作を拒否します。アカウント内は何も変更しません。',
    undo: 'ポリシーをデタッチするか、アカウントを元の OU に戻します。',
    fields: { policy: '隔離用の SCP', parent: 'OU' },
  },
  permissions: [
    'organizations:AttachPolicy',
    'organizations:DescribeAccount',
    'organizations:DescribeOrganization',
    'organizations:DescribeOrganizationalUnit',
    'organizations:DescribePolicy',
    'organizations:DetachPolicy',
    'organizations:ListParents',
    'organizations:ListPoliciesForTarget',
    'organizations:MoveAccount',
  ],
  input,
  acts: kit.actsOnAccount,
  settings: {
    schema: settings,
    sample: { management: '444455556666', policy: 'p-quarantine1' },
  },
  through: ({ management }) => management ?? undefined,
  from: ({ type, account: of, subject: { userType } }) =>
    (type.startsWith('AttackSequence:') || userType === 'Root') && /^\d{12}$/.test(of)
      ? { account: of }
      : undefined,
  fit,
  notes,
  steps: [kit.attachQuarantine, kit.moveToQuarantine],
})
