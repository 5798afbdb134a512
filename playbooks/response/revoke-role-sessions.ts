import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/) })
type Ctx = kit.Look<z.output<typeof input>>

const fit = async (ctx: Ctx): Promise<kit.Text | undefined> =>
  (await kit.roleBeyondReach(ctx.aws, ctx.input.roleName)) ??
  kit.noRoom(ctx, kit.onRole, kit.denyOlder, {
    en: 'Move a policy of the role into a managed one, or attach a managed policy that denies on aws:TokenIssueTime.',
    ja: 'ロールのポリシーを管理ポリシーへ移すか、aws:TokenIssueTime を条件に拒否する管理ポリシーをアタッチしてください。',
  })

const notes = async (ctx: Ctx): Promise<kit.Note[]> => [
  ...(await kit.aboutRole(ctx.aws, ctx.input.roleName)),
  kit.warn(
    'Every session issued before the run is denied everything, whoever holds it: people must assume the role again and may lose unsaved work.',
    '実行より前に発行されたセッションは、使用者を問わずすべて拒否されます。利用者はロールを引き受け直す必要があり、保存していない作業を失うことがあります。',
  ),
  kit.warn(
    'Services get new sessions by themselves, but an EC2 instance only when its credentials are renewed, up to six hours later. To hasten that, stop and start it, which loses memory, or give it another instance profile.',
    'AWS サービスは自動で新しいセッションを取得しますが、EC2 インスタンスでは認証情報が更新されるまで最大 6 時間かかります。早めるには、停止して開始する (メモリの内容は失われます) か、別のインスタンスプロファイルを関連付けます。',
  ),
  kit.warn(
    'New sessions are allowed: close the way by which the old ones were taken (the instance, the trust policy), or they are taken again. Roles assumed from the denied sessions live on for up to an hour.',
    '新しいセッションは許可されます。認証情報が持ち出された経路 (インスタンスや信頼ポリシー) を塞がなければ、再び持ち出されます。拒否されたセッションから引き受けた別のロールのセッションは、最大 1 時間有効です。',
  ),
  ...(await kit.aboutDenials(ctx, kit.onRole)),
]

export default kit.definePlaybook({
  id: 'revoke-role-sessions',
  risk: 'medium',
  en: {
    title: 'Revoke the sessions of the role',
    button: 'Revoke sessions',
    why: 'Makes stolen temporary credentials of the role worthless. The role itself stays usable: sessions issued from now on work.',
    undo: 'Deletes the policy of this run and no other. Sessions that have not expired by then work again, stolen ones too.',
  },
  ja: {
    title: 'ロールのセッションの取り消し',
    button: 'セッションを取り消す',
    why: '盗まれたロールの一時的な認証情報を使えなくします。ロール自体は使えるままで、以後に発行されるセッションは有効です。',
    undo: 'この実行で追加したポリシーだけを削除します。有効期限が残っているセッションは、盗まれたものも含めて再び使えるようになります。',
  },
  permissions: [
    'cloudtrail:LookupEvents',
    'iam:DeleteRolePolicy',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:ListInstanceProfilesForRole',
    'iam:ListRolePolicies',
    'iam:PutRolePolicy',
  ],
  input,
  acts: (on) => kit.roleArns(on, on.input.roleName),
  from: ({ subject: { roleName } }) => (roleName === undefined ? undefined : { roleName }),
  fit,
  notes,
  steps: [
    kit.denyStep(kit.onRole, kit.denyOlder, {
      id: 'revoke',
      en: { title: 'Deny every session issued before' },
      ja: { title: '発行済みセッションの拒否' },
    }),
  ],
})
