import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({
  userName: z.string(),
  accessKeyId: z.string().regex(/^\w{16,128}$/),
  userType: z.string(),
})
type Input = z.output<typeof input>
type Ctx = kit.Look<Input>

async function fit({ aws, input: ask }: Ctx): Promise<kit.Text | undefined> {
  const { userName, accessKeyId } = ask
  const whose = kit.notDeactivatable(ask)
  if (whose) return whose
  const keys = await kit.orAbsent(kit.accessKeysOf(aws, userName))
  if (keys?.some((key) => key.AccessKeyId === accessKeyId)) return undefined
  return {
    en: `User ${userName} has no key ${accessKeyId} any more. Look in CloudTrail for who deleted it, and for sessions that it issued.`,
    ja: `ユーザー ${userName} にキー ${accessKeyId} はもうありません。誰が削除したか、どのセッションを発行したかを CloudTrail で確認してください。`,
  }
}

async function notes({ aws, input: ask, now }: Ctx & { now: kit.Fields }): Promise<kit.Note[]> {
  const found = [
    ...(await kit.aboutUser(aws, ask.userName)),
    kit.warn(
      `Whatever signs with ${ask.accessKeyId} is refused within a minute or so. Other keys of the user keep working.`,
      `${ask.accessKeyId} で署名されたリクエストは、1 分程度で拒否されるようになります。このユーザーのほかのキーは使えるままです。`,
    ),
    kit.warn(
      'Sessions issued to this user until one minute after the run are denied, whichever key or sign-in they came from; console users must sign in again.',
      '実行の 1 分後までにこのユーザーへ発行されたセッションは、元のキーやサインイン方法を問わずすべて拒否されます。コンソールの利用者は再度サインインが必要です。',
    ),
    kit.warn(
      'Roles that the key has assumed live on for up to 12 hours: look in CloudTrail for AssumeRole by this key and revoke the sessions of those roles.',
      'このキーで引き受けたロールのセッションは最大 12 時間有効です。CloudTrail でこのキーによる AssumeRole を確認し、該当するロールのセッションを取り消してください。',
    ),
  ]
  if (now[`user/${ask.userName}`]?.['hasRoom'] === false)
    found.push(
      kit.warn(
        `Older sessions will not be denied: inline policies of the user are at most ${kit.userPolicyQuota} characters, and there is no room left.`,
        `以前のセッションは拒否されません。ユーザーのインラインポリシーは合計 ${kit.userPolicyQuota} 文字までで、空きがありません。`,
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'deactivate-access-key',
  risk: 'medium',
  en: {
    title: 'Deactivate the access key',
    button: 'Deactivate key',
    why: 'Stops a leaked key and the sessions that it issued. Nothing is deleted: the key is evidence.',
    undo: 'Makes the key usable again and lifts the denial of older sessions.',
    fields: { Status: 'key status' },
  },
  ja: {
    title: 'アクセスキーの無効化',
    button: 'アクセスキーを無効化',
    why: '漏えいしたキーと、そのキーで発行されたセッションを止めます。キーは証拠になるため、削除はしません。',
    undo: 'キーを再び使えるようにし、以前のセッションの拒否を解除します。',
    fields: { Status: 'キーの状態' },
  },
  permissions: [
    'iam:DeleteUserPolicy',
    'iam:GetAccessKeyLastUsed',
    'iam:GetLoginProfile',
    'iam:GetUser',
    'iam:GetUserPolicy',
    'iam:ListAccessKeys',
    'iam:ListAttachedUserPolicies',
    'iam:ListMFADevices',
    'iam:ListUserPolicies',
    'iam:PutUserPolicy',
    'iam:UpdateAccessKey',
  ],
  input,
  acts: (on) => kit.userArns(on, on.input.userName),
  from: ({ subject: { userName = '', accessKeyId, userType = 'IAMUser' } }) =>
    accessKeyId === undefined ? undefined : { userName, accessKeyId, userType },
  fit,
  notes,
  steps: [
    kit.deactivateKey,
    kit.denyUserSessions(
      ({ accessKeyId }: Input) => `HikeshiDenySessions-${accessKeyId.slice(-8)}`,
    ),
  ],
})
