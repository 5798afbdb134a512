import type { Role } from '@aws-sdk/client-iam'
import type { Note } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import { policyText } from './iam.ts'
import { info, warn } from './notes.ts'
import { allPages, orAbsent, orUnread } from './pages.ts'
import { json, leaves, textAt } from './read.ts'

/** What several role playbooks share: which roles may not be touched, and what to know of one before it is. */

/** Why no policy can be put on this role, with what to do instead; undefined: it can. */
export async function roleBeyondReach(aws: Aws, RoleName: string): Promise<Text | undefined> {
  // Its name alone tells, and is true also where the role is in another account's Identity Center.
  if (RoleName.startsWith('AWSReservedSSO_'))
    return {
      en: `${RoleName} is a role of IAM Identity Center, which alone can change it. End the user’s sessions there and remove the account assignment; to deny at once, use an SCP or the permission set’s inline policy with a condition on identitystore:userId.`,
      ja: `${RoleName} は IAM Identity Center が管理するロールのため、IAM からは変更できません。Identity Center でユーザーのセッションを終了し、アカウントの割り当てを解除してください。すぐに拒否するには、SCP か許可セットのインラインポリシーで identitystore:userId を条件に拒否します。`,
    }
  const found = await orAbsent(aws.iam.getRole({ RoleName }))
  if (found === undefined)
    return {
      en: `There is no role ${RoleName} any more: its sessions have no permissions left. Look in CloudTrail for who deleted it, and for roles that its sessions assumed.`,
      ja: `ロール ${RoleName} はもう存在せず、そのセッションには権限が残っていません。誰が削除したか、どのロールを引き受けていたかを CloudTrail で確認してください。`,
    }
  if (!found.Role?.Path?.startsWith('/aws-service-role/')) return undefined
  return {
    en: `${RoleName} is a service-linked role: its policies belong to the AWS service, and its sessions cannot be revoked. Find in CloudTrail who told the service to act, and contain that principal.`,
    ja: `${RoleName} はサービスにリンクされたロールのため、ポリシーの変更もセッションの取り消しもできません。サービスに操作をさせたのは誰かを CloudTrail で確認し、そのプリンシパルを封じ込めてください。`,
  }
}

const hours = 12
const shownUsers = 5
const minute = (date: Date | undefined): string =>
  date?.toISOString().slice(0, 16).concat('Z') ?? '-'

/** Whom the trust policy lets in, in its own words: services, accounts, federations. */
function trusted(role: Role | undefined): string {
  const statements = json(policyText(role?.AssumeRolePolicyDocument ?? '{}'))
  const principals = leaves(statements).filter(([path]) => /(^|\.)Principal(\.|$)/.test(path))
  return [...new Set(principals.map(([, value]) => value))].join(', ') || '-'
}

/** Who it is, who may assume it, where it was last used and by whom, and the instances that carry it. */
export async function aboutRole(aws: Aws, RoleName: string): Promise<Note[]> {
  const { Role: role } = await aws.iam.getRole({ RoleName })
  const used = role?.RoleLastUsed
  const last = used?.LastUsedDate && `${minute(used.LastUsedDate)} (${used.Region})`
  const profiles = await allPages(
    (Marker) => aws.iam.listInstanceProfilesForRole({ RoleName, Marker }),
    (page) => page.InstanceProfiles,
  )
  const names = profiles.map(({ InstanceProfileName }) => InstanceProfileName).join(', ')
  const notes = [
    info(
      `Role: ${role?.Arn ?? RoleName}, created ${minute(role?.CreateDate)}, last used: ${last ?? 'not recorded'}.`,
      `ロール: ${role?.Arn ?? RoleName}、作成日時 ${minute(role?.CreateDate)}、最終使用: ${last ?? '記録なし'}。`,
    ),
    info(`May be assumed by: ${trusted(role)}.`, `引き受けられるプリンシパル: ${trusted(role)}。`),
    await recentUse(aws, role?.Arn ?? RoleName),
  ]
  if (names !== '')
    notes.push(
      warn(
        `EC2 instances use it through instance profile ${names}.`,
        `EC2 インスタンスがインスタンスプロファイル ${names} を通じて使用しています。`,
      ),
    )
  return notes
}

/** A plan does without this where CloudTrail does not answer; then it says so. */
async function recentUse(aws: Aws, arn: string): Promise<Note> {
  const read = await orUnread(
    aws.cloudtrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: arn }],
      StartTime: new Date(Date.now() - hours * 3_600_000),
    }),
  )
  if ('unread' in read)
    return warn(
      `Who assumed it in the last ${hours} hours could not be read from CloudTrail (${read.unread}).`,
      `直近 ${hours} 時間に誰が引き受けたかは、CloudTrail から読み取れませんでした (${read.unread})。`,
    )
  const events = (read.answer.Events ?? []).filter(({ EventName }) =>
    EventName?.startsWith('Assume'),
  )
  const who = events.map(({ CloudTrailEvent, Username }) => {
    const identity = json(CloudTrailEvent)
    return textAt(identity, 'userIdentity.invokedBy', 'userIdentity.arn') ?? Username ?? '-'
  })
  const callers = [...new Set(who)].slice(0, shownUsers).join(', ')
  const more = read.answer.NextToken === undefined ? '' : '+'
  if (events.length === 0)
    return info(
      `No session of it was issued in this region in the last ${hours} hours, as far as CloudTrail shows.`,
      `CloudTrail で見る限り、直近 ${hours} 時間にこのリージョンで発行されたセッションはありません。`,
    )
  return info(
    `Sessions issued in this region in the last ${hours} hours: ${events.length}${more}, the latest ${minute(events[0]?.EventTime)}; to: ${callers}.`,
    `直近 ${hours} 時間にこのリージョンで発行されたセッション: ${events.length}${more} 件、最新 ${minute(events[0]?.EventTime)}、発行先: ${callers}。`,
  )
}
