import type { Text } from '../core/text.ts'

/** A key as a finding names it, with the type of who signed: `IAMUser`, `AssumedRole`, `Root`, `FederatedUser`, ... */
interface SignedBy {
  readonly accessKeyId: string
  readonly userName: string
  readonly userType: string
}

/**
 * Why a key cannot be deactivated because of whose it is, with what to do instead; undefined: it is the long-term key of an
 * IAM user. Source: CloudTrail's "userIdentity element", IAM's "unique identifiers" (ASIA: temporary).
 */
export function notDeactivatable({
  accessKeyId: key,
  userName,
  userType,
}: SignedBy): Text | undefined {
  if (userType === 'Root')
    return {
      en: `${key} belongs to the root user, which IAM cannot reach. Sign in as root, or use centralized root access from the management account, and deactivate it there.`,
      ja: `${key} はルートユーザーのキーであり、IAM からは操作できません。ルートユーザーとしてサインインするか、管理アカウントの一元的なルートアクセスを使って無効化してください。`,
    }
  if (userType === 'AssumedRole') return ofRole(key, userName)
  if (userType === 'FederatedUser')
    return {
      en: `${key} is a temporary key of the federated user ${userName} and cannot be deactivated. Find in CloudTrail which IAM user issued it (GetFederationToken), and contain that user: what it may no longer do, this session may not either.`,
      ja: `${key} はフェデレーションユーザー ${userName} の一時的なキーのため、無効化できません。発行元の IAM ユーザーを CloudTrail (GetFederationToken) で確認し、そのユーザーを封じ込めてください。発行元に拒否された操作は、このセッションでもできなくなります。`,
    }
  if (userType !== 'IAMUser')
    return {
      en: `${key} belongs to no IAM user (${userType}) and cannot be deactivated here. Find in CloudTrail how its session began, and stop it where it was signed in.`,
      ja: `${key} は IAM ユーザーのキーではないため (${userType})、ここでは無効化できません。セッションの開始元を CloudTrail で確認し、サインイン元で止めてください。`,
    }
  if (!key.startsWith('ASIA')) return undefined
  return {
    en: `${key} is temporary and cannot be deactivated. Deactivate the long-term keys of ${userName} that may have issued it, which also denies its older sessions.`,
    ja: `${key} は一時的なキーのため、無効化できません。発行元と考えられる ${userName} の長期キーを無効化すると、以前に発行されたセッションも拒否されます。`,
  }
}

/** The session of a role is stopped at the role, unless the role is not ours to change; its name tells. */
function ofRole(key: string, role: string): Text {
  if (role.startsWith('AWSReservedSSO_'))
    return {
      en: `${key} is a temporary key of ${role}, a role of IAM Identity Center: it cannot be deactivated. Contain the user of IAM Identity Center instead.`,
      ja: `${key} は IAM Identity Center のロール ${role} の一時的なキーのため、無効化できません。代わりに、IAM Identity Center のユーザーを封じ込めてください。`,
    }
  if (role.startsWith('AWSServiceRoleFor'))
    return {
      en: `${key} is a temporary key of the service-linked role ${role}, and an AWS service works with it: neither key nor session can be stopped. Find in CloudTrail who told the service to act, and contain that principal.`,
      ja: `${key} は、AWS サービスが使う、サービスにリンクされたロール ${role} の一時的なキーであり、キーもセッションも止められません。サービスに操作をさせたのは誰かを CloudTrail で確認し、そのプリンシパルを封じ込めてください。`,
    }
  return {
    en: `${key} is a temporary key of role ${role}: it cannot be deactivated. Revoke the sessions of the role instead.`,
    ja: `${key} はロール ${role} の一時的なキーのため、無効化できません。代わりに、ロールのセッションを取り消してください。`,
  }
}
