import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ userName: z.string().regex(/^[\w+=,.@-]{1,64}$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { userName } = ctx.input
  if ((await kit.orAbsent(ctx.aws.iam.getUser({ UserName: userName }))) === undefined)
    return {
      en: `There is no user ${userName} any more. Look in CloudTrail for who deleted it, and for roles that it assumed: their sessions live on.`,
      ja: `ユーザー ${userName} はもう存在しません。誰が削除したか、どのロールを引き受けたかを CloudTrail で確認してください。ロールのセッションは残っています。`,
    }
  return kit.noRoom(ctx, kit.onUser, kit.denyAll, {
    en: 'Attach the AWS managed policy AWSDenyAll instead, and deactivate the access keys.',
    ja: '代わりに AWS マネージドポリシー AWSDenyAll をアタッチし、アクセスキーを無効化してください。',
  })
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const UserName = ctx.input.userName
  const groups = await kit.allPages(
    (Marker) => ctx.aws.iam.listGroupsForUser({ UserName, Marker }),
    (page) => page.Groups,
  )
  const names = groups.map(({ GroupName }) => GroupName).join(', ')
  return [
    ...(await kit.aboutUser(ctx.aws, UserName)),
    kit.info(`Groups: ${names || 'none'}.`, `グループ: ${names || 'なし'}。`),
    kit.warn(
      'Within a minute or so everything is denied to all keys, sessions and console sign-ins of the user: whatever runs with them stops. Keys stay as they are; deactivate those that have leaked.',
      '1 分程度で、このユーザーのすべてのキー、セッション、コンソールからの操作が拒否され、それらを使う処理は止まります。キーの状態は変わらないため、漏えいしたキーは別途無効化してください。',
    ),
    kit.info(
      'The console password is left in place: a deleted one cannot be brought back, and whoever signs in under this denial can do nothing.',
      'コンソールのパスワードは残します。削除すると元に戻せず、また、この拒否のもとではサインインしても何も操作できないためです。',
    ),
    kit.warn(
      'Roles that the user has assumed live on for up to 12 hours: look in CloudTrail for AssumeRole by this user and revoke the sessions of those roles.',
      'このユーザーが引き受けたロールのセッションは最大 12 時間有効です。CloudTrail でこのユーザーによる AssumeRole を確認し、該当するロールのセッションを取り消してください。',
    ),
    ...(await kit.aboutDenials(ctx, kit.onUser)),
  ]
}

export default kit.definePlaybook({
  id: 'contain-user',
  risk: 'high',
  en: {
    title: 'Deny everything to the IAM user',
    button: 'Contain user',
    why: 'Stops a user whose keys or password somebody else has, on every way in at once. Nothing is deleted: user, keys and password are evidence.',
    undo: 'Deletes the policy of this run and no other. Policies of AWS’s own quarantine stay.',
  },
  ja: {
    title: 'IAM ユーザーの全操作の拒否',
    button: 'ユーザーを封じ込める',
    why: 'キーやパスワードを奪われたユーザーを、あらゆる経路でまとめて止めます。ユーザー、キー、パスワードは証拠になるため、削除はしません。',
    undo: 'この実行で追加したポリシーだけを削除します。AWS がアタッチした隔離ポリシーは残ります。',
  },
  permissions: [
    'iam:DeleteUserPolicy',
    'iam:GetAccessKeyLastUsed',
    'iam:GetLoginProfile',
    'iam:GetUser',
    'iam:GetUserPolicy',
    'iam:ListAccessKeys',
    'iam:ListAttachedUserPolicies',
    'iam:ListGroupsForUser',
    'iam:ListMFADevices',
    'iam:ListUserPolicies',
    'iam:PutUserPolicy',
  ],
  input,
  acts: (on) => kit.userArns(on, on.input.userName),
  // For a role's session GuardDuty writes the role's name as the user's, and the root user takes no policies.
  from: ({ subject: { userName, userType = 'IAMUser' } }) =>
    userName === undefined || userType !== 'IAMUser' ? undefined : { userName },
  fit,
  notes,
  steps: [
    kit.denyStep(kit.onUser, kit.denyAll, {
      id: 'deny',
      en: { title: 'Deny everything by an inline policy' },
      ja: { title: 'インラインポリシーによる全操作の拒否' },
    }),
  ],
})
