import { z } from 'zod'
import * as kit from '#kit'

const list = <T extends z.ZodType>(of: T) => z.array(of).max(20).readonly()
const name = z.string().regex(/^[\w+=,.@-]{1,64}$/)
const input = z.object({
  instances: list(z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/)),
  keys: list(z.object({ userName: name, accessKeyId: z.string().regex(/^\w{16,128}$/) })),
  users: list(name),
  roles: list(name),
  buckets: list(z.string().regex(/^[\w.-]{3,255}$/)),
  elsewhere: z.array(z.string()).readonly(),
})
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { instances: i, users: u, roles: r, buckets: b } = ctx.input
  if ((await kit.unreachable(ctx)).length < i.length + u.length + r.length + b.length)
    return undefined
  return {
    en: 'Nothing that the sequence names is there any more or can be changed from here. Look in CloudTrail for what it left, and quarantine the account if it goes on.',
    ja: '攻撃シーケンスに含まれるリソースは、すでに存在しないか、ここからは変更できません。何が残されたかを CloudTrail で確認し、攻撃が続いている場合はアカウントを隔離してください。',
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { input: ask, aws } = ctx
  const found: kit.Note[] = [
    kit.warn(
      'One approval covers all of it, at the highest risk: instances are cut off, users are denied everything, roles lose the sessions they have, buckets stop being public. For one part alone take its own playbook.',
      'すべてを 1 回の承認で、最も高いリスクとして実行します。インスタンスの遮断、ユーザーの全操作の拒否、ロールの発行済みセッションの取り消し、バケットの公開停止です。一部だけ実行する場合は、個別のプレイブックを使ってください。',
    ),
    kit.warn(
      'Roles may be assumed again at once by whoever their trust policy lets in: find the way in, or contain the role. Take memory before the instances are cut off, if it matters.',
      'ロールは、信頼ポリシーで許可された相手がすぐに引き受け直せます。侵入経路を塞ぐか、ロールを封じ込めてください。メモリが必要な場合は、インスタンスを遮断する前に取得してください。',
    ),
  ]
  for (const one of kit.targets.instances(ask))
    if (await kit.within.instances(ctx, one))
      found.push(...kit.aboutInstance(await kit.readInstance(aws, one.instanceId)))
  const out = [...(await kit.unreachable(ctx)), ...ask.elsewhere].join(', ')
  if (out !== '')
    found.push(
      kit.warn(
        `Left out, because it is gone, belongs to an AWS service, or is in another account or region: ${out}.`,
        `存在しない、AWS のサービスが管理している、または別のアカウントやリージョンにあるため、次のものは対象外です: ${out}。`,
      ),
    )
  return found
}

const evidence = {
  never: {
    en: 'The snapshots stay, since they are evidence. They cost storage until somebody deletes them when the case is closed.',
    ja: '証拠になるため、スナップショットは残します。削除するまでストレージ料金がかかります。対応の完了後に削除してください。',
  },
}

export default kit.definePlaybook({
  id: 'attack-sequence-response',
  risk: 'high',
  en: {
    title: 'Respond to the whole attack sequence',
    button: 'Stop the sequence',
    why: 'Stops the attack at everything that it went through, at once and in the right order: evidence, then credentials, then instances and data.',
    undo: 'Puts all of it back, last things first: buckets, instances, roles, users and keys. The snapshots stay.',
  },
  ja: {
    title: '攻撃シーケンス全体への対応',
    button: '攻撃全体を止める',
    why: '攻撃に使われたすべてのリソースを、証拠、認証情報、インスタンスとデータの順に、まとめて止めます。',
    undo: 'バケット、インスタンス、ロール、ユーザー、キーの順に、すべて元に戻します。スナップショットは残ります。',
  },
  permissions: [
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateSecurityGroup',
    'ec2:CreateSnapshots',
    'ec2:CreateTags',
    'ec2:DeleteSecurityGroup',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeInstances',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroupRules',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSnapshots',
    'ec2:DescribeVolumes',
    'ec2:ModifyInstanceAttribute',
    'ec2:ModifyNetworkInterfaceAttribute',
    'ec2:RevokeSecurityGroupEgress',
    'iam:DeleteRolePolicy',
    'iam:DeleteUserPolicy',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:GetUser',
    'iam:GetUserPolicy',
    'iam:ListAccessKeys',
    'iam:ListRolePolicies',
    'iam:ListUserPolicies',
    'iam:PutRolePolicy',
    'iam:PutUserPolicy',
    'iam:UpdateAccessKey',
    's3:GetBucketPublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
  ],
  input,
  acts: kit.actsOnSequence,
  whole: true,
  from: ({ involved }) =>
    involved && Object.entries(involved).some(([of, all]) => of !== 'elsewhere' && all.length > 0)
      ? involved
      : undefined,
  fit,
  notes,
  steps: [
    kit.each(kit.protectInstance, kit.targets.instances, kit.within.instances),
    {
      ...kit.each(kit.snapshotVolumes, kit.targets.instances, kit.within.instances),
      undo: evidence,
    },
    kit.each(kit.deactivateKey, kit.targets.keys, kit.within.users),
    kit.each(
      kit.denyStep(kit.onUser, kit.denyAll, {
        id: 'deny-users',
        en: { title: 'Deny everything to the users' },
        ja: { title: 'ユーザーの全操作の拒否' },
      }),
      kit.targets.users,
      kit.within.users,
    ),
    kit.each(
      kit.denyStep(kit.onRole, kit.denyOlder, {
        id: 'revoke-sessions',
        en: { title: 'Revoke the sessions of the roles' },
        ja: { title: 'ロールのセッションの取り消し' },
      }),
      kit.targets.roles,
      kit.within.roles,
    ),
    kit.each(kit.prepareIsolation, kit.targets.instances, kit.within.instances),
    kit.each(kit.cutInterfaces, kit.targets.instances, kit.within.instances),
    kit.each(kit.blockPublicAccess, kit.targets.buckets, kit.within.buckets),
  ],
})
