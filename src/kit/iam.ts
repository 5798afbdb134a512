import type { Note } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import { info, warn } from './notes.ts'
import { allPages, orAbsent } from './pages.ts'

/** What several IAM playbooks share: policies as they are stored, and what to know of a user before touching it. */

export const accessKeysOf = async (aws: Aws, UserName: string) =>
  allPages(
    (Marker) => aws.iam.listAccessKeys({ UserName, Marker }),
    (page) => page.AccessKeyMetadata,
  )

/** IAM answers with documents in URL encoding; here is JSON without white space, as quotas count it. */
export function policyText(stored: string): string {
  const text = stored.trimStart().startsWith('{') ? stored : decodeURIComponent(stored)
  return JSON.stringify(JSON.parse(text))
}

/** The inline policies of a user by name. */
export async function userPolicies(aws: Aws, UserName: string): Promise<Record<string, string>> {
  const names = await allPages(
    (Marker) => aws.iam.listUserPolicies({ UserName, Marker }),
    (page) => page.PolicyNames,
  )
  const read = names.map(async (PolicyName): Promise<[string, string]> => {
    const { PolicyDocument = '{}' } = await aws.iam.getUserPolicy({ UserName, PolicyName })
    return [PolicyName, policyText(PolicyDocument)]
  })
  return Object.fromEntries(await Promise.all(read))
}

/** All inline policies of one user together may have this many characters, white space not counted. */
export const userPolicyQuota = 2048

/** Denies what was issued before `time` and nothing else: a long-term key has no issue time, so the condition is false for it. */
export const denyOlderSessions = (sid: string, time: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: sid,
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { DateLessThan: { 'aws:TokenIssueTime': time } },
      },
    ],
  })

const day = (date: Date | undefined): string => date?.toISOString().slice(0, 16).concat('Z') ?? '-'

/** Who it is, which keys there are and when each was last used, how it signs in, and whether AWS has quarantined it. */
export async function aboutUser(aws: Aws, UserName: string): Promise<Note[]> {
  const { User } = await aws.iam.getUser({ UserName })
  const notes = [
    info(
      `Owner: ${User?.Arn ?? UserName}, created ${day(User?.CreateDate)}.`,
      `所有者: ${User?.Arn ?? UserName}、作成日時 ${day(User?.CreateDate)}。`,
    ),
  ]
  for (const { AccessKeyId = '', Status = '' } of await accessKeysOf(aws, UserName)) {
    const { AccessKeyLastUsed: last } = await aws.iam.getAccessKeyLastUsed({ AccessKeyId })
    const use =
      last?.LastUsedDate && `${day(last.LastUsedDate)} (${last.ServiceName}, ${last.Region})`
    notes.push(
      info(
        `Access key ${AccessKeyId}: ${Status}, last used: ${use ?? 'never'}.`,
        `アクセスキー ${AccessKeyId}: ${Status}、最終使用: ${use ?? 'なし'}。`,
      ),
    )
  }
  const { MFADevices = [] } = await aws.iam.listMFADevices({ UserName })
  const signsIn = (await orAbsent(aws.iam.getLoginProfile({ UserName }))) !== undefined
  const level = signsIn && MFADevices.length === 0 ? warn : info
  notes.push(
    level(
      `Console password: ${signsIn ? 'yes' : 'no'}. MFA devices: ${MFADevices.length}.`,
      `コンソールのパスワード: ${signsIn ? 'あり' : 'なし'}。MFA デバイス: ${MFADevices.length} 個。`,
    ),
  )
  const attached = await allPages(
    (Marker) => aws.iam.listAttachedUserPolicies({ UserName, Marker }),
    (page) => page.AttachedPolicies,
  )
  const quarantine = attached.filter(({ PolicyName = '' }) =>
    PolicyName.startsWith('AWSCompromisedKeyQuarantine'),
  )
  if (quarantine.length > 0) {
    const names = quarantine.map(({ PolicyName }) => PolicyName).join(', ')
    notes.push(
      warn(
        `AWS itself has found a key of this user in public and attached ${names}. It stays, after an undo too.`,
        `このユーザーのキーが公開されているのを AWS が検知し、${names} をアタッチしています。元に戻しても外しません。`,
      ),
    )
  }
  return notes
}
