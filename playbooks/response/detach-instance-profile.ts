import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

/** Those that are or will be in force; one that ends is none any more. */
async function associationsOf({ aws, input: { instanceId } }: Ctx) {
  const Filters = [
    { Name: 'instance-id', Values: [instanceId] },
    { Name: 'state', Values: ['associating', 'associated'] },
  ]
  return kit.allPages(
    (NextToken) => aws.ec2.describeIamInstanceProfileAssociations({ Filters, NextToken }),
    (page) => page.IamInstanceProfileAssociations,
  )
}
const profileOf = async (ctx: Ctx): Promise<string | undefined> =>
  (await associationsOf(ctx))[0]?.IamInstanceProfile?.Arn

async function setProfile(ctx: kit.Act<z.output<typeof input>>): Promise<void> {
  for (const { resource: InstanceId, to } of ctx.changes) {
    if (to !== null && to === (await profileOf(ctx))) continue
    for (const { AssociationId } of await associationsOf(ctx))
      await ctx.aws.ec2.disassociateIamInstanceProfile({ AssociationId })
    if (typeof to === 'string')
      await ctx.aws.ec2.associateIamInstanceProfile({ InstanceId, IamInstanceProfile: { Arn: to } })
  }
}

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { instanceId } = ctx.input
  const gone = await kit.instanceGone(ctx.aws, instanceId)
  if (gone || (await profileOf(ctx)) !== undefined) return gone
  return {
    en: `${instanceId} has no instance profile. Look for access keys on its disks, and revoke the sessions of the role that it had before.`,
    ja: `${instanceId} にインスタンスプロファイルはありません。ディスク上のアクセスキーを調べ、以前のロールがあればセッションを取り消してください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const profile = await profileOf(ctx)
  return [
    ...kit.aboutInstance(await kit.readInstance(ctx.aws, ctx.input.instanceId)),
    kit.warn(
      `Whatever on the instance uses the credentials of ${profile} is refused by AWS: the application, backups and log shipping. The SSM agent may lose its connection, and with it your way in.`,
      `インスタンス上で ${profile} の認証情報を使うアプリケーション、バックアップ、ログ転送などは、AWS に拒否されるようになります。SSM エージェントの接続も失われ、調査の手段がなくなる場合があります。`,
    ),
    kit.warn(
      'Credentials that were already issued live on until they expire, for hours, also outside the instance: revoke the sessions of the role as well.',
      'すでに発行された認証情報は、有効期限まで数時間、インスタンスの外でも使えます。ロールのセッションも取り消してください。',
    ),
    kit.info(
      'The role itself is not changed: other instances and services that use it go on.',
      'ロール自体は変更しません。同じロールを使うほかのインスタンスやサービスには影響しません。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'detach-instance-profile',
  risk: 'high',
  en: {
    title: 'Detach the instance profile',
    button: 'Detach profile',
    why: 'The instance gets no new credentials for AWS, so that whoever is on it cannot go on into the account.',
    undo: 'Attaches the same instance profile again. The association gets a new id.',
    fields: { IamInstanceProfile: 'instance profile' },
  },
  ja: {
    title: 'インスタンスプロファイルのデタッチ',
    button: 'プロファイルをデタッチ',
    why: 'インスタンスに新しい AWS の認証情報を渡さず、侵入者がアカウント内へ広がるのを防ぎます。',
    undo: '同じインスタンスプロファイルを再びアタッチします。関連付けの ID は新しくなります。',
    fields: { IamInstanceProfile: 'インスタンスプロファイル' },
  },
  permissions: [
    'ec2:AssociateIamInstanceProfile',
    'ec2:DescribeIamInstanceProfileAssociations',
    'ec2:DescribeInstances',
    'ec2:DisassociateIamInstanceProfile',
    'iam:PassRole',
  ],
  input,
  acts: (on) => [...kit.ec2Arns(on, `instance/${on.input.instanceId}`), kit.passesRole(on, 'ec2')],
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [
    {
      id: 'detach',
      phase: 'contain',
      en: { title: 'Detach the instance profile' },
      ja: { title: 'インスタンスプロファイルのデタッチ' },
      now: async (ctx) => ({
        [ctx.input.instanceId]: { IamInstanceProfile: (await profileOf(ctx)) ?? null },
      }),
      want: ({ input: { instanceId } }) => ({ [instanceId]: { IamInstanceProfile: null } }),
      do: async (ctx) => {
        const ended = (await associationsOf(ctx)).map(({ AssociationId = '' }) => AssociationId)
        await setProfile(ctx)
        return { ended }
      },
      undo: setProfile,
      repeatable: true,
    },
  ],
})
