import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ ssoUser: z.string().regex(/^[\w+=,.@-]{2,64}$/) })
type Ctx = kit.Look<z.output<typeof input>>

/** All inline policies of the role that a permission set makes may have this many characters. */
const quota = 10_240

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { ssoUser } = ctx.input
  const instance = await kit.instanceIn(ctx)
  if (instance === undefined)
    return {
      en: `No instance of IAM Identity Center is to be seen from account ${ctx.account} in ${ctx.region}: it lives in the organization's management account, in its home region. There, remove the assignments and group memberships of ${ssoUser} and delete its active sessions; if that takes long, deny it at once by an SCP on identitystore:userId.`,
      ja: `アカウント ${ctx.account} の ${ctx.region} からは IAM Identity Center のインスタンスが見えません。インスタンスは組織の管理アカウントのホームリージョンにあります。そこで ${ssoUser} の割り当てとグループの所属を解除し、アクティブなセッションを削除してください。時間がかかる場合は、identitystore:userId を条件とする SCP で先に拒否してください。`,
    }
  const owner = instance.OwnerAccountId ?? ctx.account
  if (owner !== ctx.account)
    return {
      en: `IAM Identity Center belongs to account ${owner}: ${ssoUser} can be contained only there. In that account, remove its assignments and group memberships and delete its active sessions; until then deny it by an SCP on identitystore:userId.`,
      ja: `IAM Identity Center はアカウント ${owner} にあり、${ssoUser} の封じ込めはそこでしか行えません。そのアカウントで割り当てとグループの所属を解除し、アクティブなセッションを削除してください。それまでは identitystore:userId を条件とする SCP で拒否してください。`,
    }
  const user = await kit.ssoUserOf(ctx)
  if (user === undefined)
    return {
      en: `IAM Identity Center has no user ${ssoUser} (any more). Sessions that it had live on until they expire: look in CloudTrail for who deleted it, and deny the role's users by an SCP.`,
      ja: `IAM Identity Center にユーザー ${ssoUser} は存在しません。発行済みのセッションは期限まで有効です。誰が削除したかを CloudTrail で確認し、SCP で拒否してください。`,
    }
  const sets = new Set((await kit.assignmentsOf(ctx, user)).map(({ set }) => set))
  for (const arn of sets) {
    const { name, inline } = await kit.permissionSet(ctx, user.InstanceArn, arn)
    if (kit.withUserDenied(inline, kit.sidOf(ctx.run), user.UserId).length <= quota) continue
    return {
      en: `The inline policy of permission set ${name} has no room for the denial (${quota} characters). Deny the user by an SCP on identitystore:userId instead.`,
      ja: `許可セット ${name} のインラインポリシーに、拒否を追加する空きがありません (${quota} 文字)。代わりに、identitystore:userId を条件とする SCP で拒否してください。`,
    }
  }
  return undefined
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const user = await kit.ssoUserOf(ctx)
  if (user === undefined) return []
  const { IdentityStoreId, UserId } = user
  const all = await kit.assignmentsOf(ctx, user)
  const accounts = [...new Set(all.map(({ account }) => account))].sort()
  const { ExternalIds = [], DisplayName } = await ctx.aws.identitystore.describeUser({
    IdentityStoreId,
    UserId,
  })
  const found = [
    kit.info(
      `User: ${DisplayName ?? ctx.input.ssoUser} (${UserId}). May sign in to ${accounts.length} account(s): ${accounts.join(', ') || '-'}.`,
      `ユーザー: ${DisplayName ?? ctx.input.ssoUser} (${UserId})。サインインできるアカウント: ${accounts.length} 個 (${accounts.join('、') || '-'})。`,
    ),
    kit.warn(
      'Identity Center cannot disable a user by its API. So everything is denied to it in each permission set, and what lets it in is removed; other users of the same sets are not touched. AWS takes some minutes to bring a set to all accounts, and that is not waited for.',
      'Identity Center の API ではユーザーを無効化できません。そのため、各許可セットでこのユーザーの操作をすべて拒否し、サインインの経路を取り除きます。同じ許可セットのほかのユーザーには影響しません。全アカウントへの反映には数分かかり、完了は待ちません。',
    ),
    kit.warn(
      'Its session in the access portal lives on until it ends: delete it in the console of Identity Center (Users, Active sessions), and reset password and MFA devices there. Applications that sign in through Identity Center are not covered.',
      'アクセスポータルのセッションは残ります。Identity Center のコンソール (ユーザー、アクティブなセッション) で削除し、パスワードと MFA デバイスもリセットしてください。Identity Center でサインインするアプリケーションは対象外です。',
    ),
  ]
  if (ExternalIds.length > 0)
    found.push(
      kit.warn(
        'The user comes from an external identity provider, whose next synchronization can put the groups back: disable it there, too.',
        'このユーザーは外部の ID プロバイダーから同期されています。次の同期でグループの所属が元に戻ることがあるため、そちらでも無効化してください。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'contain-identity-center-user',
  risk: 'high',
  en: {
    title: 'Contain the user of IAM Identity Center',
    button: 'Contain SSO user',
    why: 'Stops somebody whose sign-in is stolen in all accounts at once, running sessions too. Roles of Identity Center cannot be changed in IAM; this is the way round.',
    undo: 'Puts each permission set’s inline policy, the assignments and the group memberships back as they were.',
    fields: { InlinePolicy: 'inline policy' },
  },
  ja: {
    title: 'IAM Identity Center ユーザーの封じ込め',
    button: 'SSO ユーザーを封じ込める',
    why: 'サインインを奪われたユーザーを、実行中のセッションも含め、全アカウントでまとめて止めます。Identity Center のロールは IAM では変更できないため、この方法を使います。',
    undo: '各許可セットのインラインポリシー、アカウントの割り当て、グループの所属を元に戻します。',
    fields: { InlinePolicy: 'インラインポリシー' },
  },
  permissions: [
    'identitystore:CreateGroupMembership',
    'identitystore:DeleteGroupMembership',
    'identitystore:DescribeGroup',
    'identitystore:DescribeUser',
    'identitystore:GetUserId',
    'identitystore:ListGroupMembershipsForMember',
    'sso:CreateAccountAssignment',
    'sso:DeleteAccountAssignment',
    'sso:DeleteInlinePolicyFromPermissionSet',
    'sso:DescribePermissionSet',
    'sso:GetInlinePolicyForPermissionSet',
    'sso:ListAccountAssignmentsForPrincipal',
    'sso:ListInstances',
    'sso:ListPermissionSets',
    'sso:ProvisionPermissionSet',
    'sso:PutInlinePolicyToPermissionSet',
  ],
  input,
  acts: kit.actsOnSsoUser,
  // Sessions of Identity Center are named after their user.
  from: ({ subject: { roleName, sessionName } }) =>
    roleName?.startsWith('AWSReservedSSO_') === true && sessionName !== undefined
      ? { ssoUser: sessionName }
      : undefined,
  fit,
  notes,
  steps: [kit.denySsoUser, kit.unassignSsoUser, kit.leaveGroups],
})
