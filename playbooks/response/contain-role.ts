import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/) })
type Ctx = kit.Look<z.output<typeof input>>

const fit = async (ctx: Ctx): Promise<kit.Text | undefined> =>
  (await kit.roleBeyondReach(ctx.aws, ctx.input.roleName)) ??
  kit.noRoom(ctx, kit.onRole, kit.denyAll, {
    en: 'Attach the AWS managed policy AWSDenyAll instead.',
    ja: '代わりに AWS マネージドポリシー AWSDenyAll をアタッチしてください。',
  })

const notes = async (ctx: Ctx): Promise<kit.Note[]> => [
  ...(await kit.aboutRole(ctx.aws, ctx.input.roleName)),
  kit.warn(
    'Every session of the role is denied everything, those issued later too: instances, functions and services that work with it stop. Where only stolen sessions matter, revoke the sessions instead.',
    'ロールのすべてのセッションが、以後に発行されるものも含めて拒否され、このロールを使うインスタンス、関数、サービスは止まります。盗まれたセッションだけを止めたい場合は、セッションの取り消しを使ってください。',
  ),
  kit.warn(
    'Roles assumed from its sessions live on for up to an hour. Presigned URLs that the role signed stop working.',
    'このロールのセッションから引き受けた別のロールのセッションは、最大 1 時間有効です。このロールが署名した署名付き URL は使えなくなります。',
  ),
  kit.info(
    'The trust policy stays as it is: sessions can still be issued, and can do nothing. Each attempt is in CloudTrail.',
    '信頼ポリシーは変更しません。セッションは発行されますが何もできず、試行は CloudTrail に残ります。',
  ),
  ...(await kit.aboutDenials(ctx, kit.onRole)),
]

export default kit.definePlaybook({
  id: 'contain-role',
  risk: 'high',
  en: {
    title: 'Deny everything to the IAM role',
    button: 'Contain role',
    why: 'Stops a role that somebody else can assume or take credentials of again and again: no session of it can do anything any more.',
    undo: 'Deletes the policy of this run and no other. Sessions that have not expired by then work again.',
  },
  ja: {
    title: 'IAM ロールの全操作の拒否',
    button: 'ロールを封じ込める',
    why: '第三者が何度でも引き受けたり認証情報を取得したりできるロールを止めます。このロールのセッションでは何も操作できなくなります。',
    undo: 'この実行で追加したポリシーだけを削除します。有効期限が残っているセッションは、再び使えるようになります。',
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
    kit.denyStep(kit.onRole, kit.denyAll, {
      id: 'deny',
      en: { title: 'Deny everything by an inline policy' },
      ja: { title: 'インラインポリシーによる全操作の拒否' },
    }),
  ],
})
