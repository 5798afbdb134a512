import * as kit from '#kit'

/** The user behind a finding: what it may do, how it signs in, and which of its keys are in use. */
export default kit.defineEnrichment({
  id: 'iam-user',
  en: { title: 'IAM user' },
  ja: { title: 'IAM ユーザー' },
  permissions: [
    'iam:GetAccessKeyLastUsed',
    'iam:GetLoginProfile',
    'iam:GetUser',
    'iam:ListAccessKeys',
    'iam:ListAttachedUserPolicies',
    'iam:ListGroupsForUser',
    'iam:ListMFADevices',
    'iam:ListUserPolicies',
  ],
  of({ subject: { userName, userType, accessKeyId } }) {
    if (userType !== undefined && userType !== 'IAMUser') return undefined
    // A finding may name a long-term key alone: IAM knows whose it is.
    if (userName !== undefined) return { userName }
    return accessKeyId?.startsWith('AKIA') ? { accessKeyId } : undefined
  },
  async read({ input, aws }) {
    const { iam } = aws
    const UserName = await nameOf(aws, input)
    const { User } = (await kit.orAbsent(iam.getUser({ UserName }))) ?? {}
    if (User === undefined || UserName === undefined) return { facts: [] }
    const [groups, attached, inline, devices, keys, login] = await Promise.all([
      iam.listGroupsForUser({ UserName }),
      iam.listAttachedUserPolicies({ UserName }),
      iam.listUserPolicies({ UserName }),
      iam.listMFADevices({ UserName }),
      keysOf(aws, UserName),
      kit.orAbsent(iam.getLoginProfile({ UserName })),
    ])
    const { MFADevices = [] } = devices
    const signsIn = login !== undefined
    return {
      tags: (User.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`),
      facts: [
        ...keys,
        ...kit.factRows([
          ['Groups', 'グループ', groups.Groups?.map(({ GroupName }) => GroupName)],
          [
            'Attached policies',
            'アタッチ済みポリシー',
            attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName),
          ],
          ['Inline policies', 'インラインポリシー', inline.PolicyNames],
          // A user without a password has nothing that an MFA device of the console would protect.
          ['MFA devices', 'MFA デバイス', signsIn ? String(MFADevices.length) : undefined],
          ['Console password since', 'コンソールのパスワードの設定日時', since(login)],
          ['Last console sign-in', '最後のコンソールサインイン', kit.isoOf(User.PasswordLastUsed)],
          ['Created', '作成日時', kit.isoOf(User.CreateDate)],
        ]),
        ...kit.tagFacts(User.Tags ?? []),
      ],
    }
  },
})

const since = (
  login: { LoginProfile?: { CreateDate?: Date | undefined } | undefined } | undefined,
) => kit.isoOf(login?.LoginProfile?.CreateDate)

async function nameOf(
  { iam }: kit.Aws,
  { userName, accessKeyId }: { userName?: string; accessKeyId?: string },
): Promise<string | undefined> {
  if (userName !== undefined) return userName
  const owner = await kit.orAbsent(iam.getAccessKeyLastUsed({ AccessKeyId: accessKeyId }))
  return owner?.UserName
}

/** A line for each key, the last used one first. */
async function keysOf(aws: kit.Aws, userName: string) {
  const keys = await kit.accessKeysOf(aws, userName)
  const read = keys.slice(0, 4).map(async ({ AccessKeyId, Status }) => {
    const { AccessKeyLastUsed: last } = await aws.iam.getAccessKeyLastUsed({ AccessKeyId })
    const at = kit.isoOf(last?.LastUsedDate)
    const place = [last?.ServiceName, last?.Region].filter((part) => part !== 'N/A').join(' ')
    const label =
      at === undefined
        ? { en: 'Key, never used', ja: 'キー (使用履歴なし)' }
        : { en: 'last use of key', ja: 'キーの最終使用' }
    const value = [AccessKeyId, Status, place].filter(Boolean).join(' · ')
    return { label, value, ...(at !== undefined && { at }) }
  })
  return (await Promise.all(read)).toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))
}
