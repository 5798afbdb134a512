import type { Fields } from '../core/plan.ts'
import type { Act, Look, Step } from './define.ts'
import { sidOf } from './denials.ts'
import { allPages } from './pages.ts'
import {
  assignmentsOf,
  membershipsOf,
  type OnSsoUser,
  permissionSet,
  type SsoUser,
  ssoUserOf,
  withUserDenied,
} from './sso.ts'

async function userOf(ctx: Look<OnSsoUser>): Promise<SsoUser> {
  const user = await ssoUserOf(ctx)
  if (user === undefined) throw new Error(`Identity Center has no user ${ctx.input.ssoUser}`)
  return user
}

/** The sets that the user has, and those that this run has written to: once it is taken out, it has none. */
async function setsOf(ctx: Look<OnSsoUser>, user: SsoUser) {
  const { InstanceArn } = user
  const assigned = new Set((await assignmentsOf(ctx, user)).map(({ set }) => set))
  const arns = await allPages(
    (NextToken) => ctx.aws.sso.listPermissionSets({ InstanceArn, NextToken }),
    (page) => page.PermissionSets,
  )
  const sets = await Promise.all(arns.map((arn) => permissionSet(ctx, InstanceArn, arn)))
  return sets.filter(
    ({ arn, inline }) => assigned.has(arn) || inline?.includes(`"${sidOf(ctx.run)}"`) === true,
  )
}

async function setInline(ctx: Act<OnSsoUser>): Promise<void> {
  const { InstanceArn } = await userOf(ctx)
  for (const { resource, to } of ctx.changes) {
    const PermissionSetArn = resource
    const which = { InstanceArn, PermissionSetArn }
    if (typeof to !== 'string') await ctx.aws.sso.deleteInlinePolicyFromPermissionSet(which)
    else await ctx.aws.sso.putInlinePolicyToPermissionSet({ ...which, InlinePolicy: to })
    const TargetType = 'ALL_PROVISIONED_ACCOUNTS'
    await ctx.aws.sso.provisionPermissionSet({ ...which, TargetType })
  }
}

/** Ends what running sessions can do; what it writes is for this user alone. */
export const denySsoUser: Step<OnSsoUser> = {
  id: 'deny',
  phase: 'contain',
  en: { title: 'Deny everything to the user in each permission set' },
  ja: { title: '各許可セットでのユーザーの全操作の拒否' },
  now: async (ctx): Promise<Fields> => {
    const user = await userOf(ctx)
    const sets = await setsOf(ctx, user)
    return Object.fromEntries(
      sets.map(({ arn, name, inline }) => [
        arn,
        { InlinePolicy: inline, name, userId: user.UserId },
      ]),
    )
  },
  want: ({ now, run }) =>
    Object.fromEntries(
      Object.entries(now).map(([arn, { InlinePolicy, userId }]) => {
        const inline = typeof InlinePolicy === 'string' ? InlinePolicy : null
        const done = inline?.includes(`"${sidOf(run)}"`) === true
        const user = typeof userId === 'string' ? userId : ''
        return [arn, done ? {} : { InlinePolicy: withUserDenied(inline, sidOf(run), user) }]
      }),
    ),
  do: setInline,
  undo: setInline,
  repeatable: true,
  settle: 60,
}

const none = (now: Fields): Fields =>
  Object.fromEntries(
    Object.entries(now).map(([resource, fields]) => [
      resource,
      Object.fromEntries(Object.keys(fields).map((field) => [field, null])),
    ]),
  )

/** Fields are `account permission-set`, so that an undo knows both. */
async function setAssignments(ctx: Act<OnSsoUser>): Promise<void> {
  const { InstanceArn, UserId: PrincipalId } = await userOf(ctx)
  for (const { field, to } of ctx.changes) {
    const [TargetId = '', PermissionSetArn = ''] = field.split(' ')
    const principal = { PrincipalId, PrincipalType: 'USER' as const }
    const target = { TargetId, TargetType: 'AWS_ACCOUNT' as const }
    const assignment = { InstanceArn, PermissionSetArn, ...principal, ...target }
    await (to === null
      ? ctx.aws.sso.deleteAccountAssignment(assignment)
      : ctx.aws.sso.createAccountAssignment(assignment))
  }
}

/** Own assignments only: those of a group go with the membership. */
export const unassignSsoUser: Step<OnSsoUser> = {
  id: 'unassign',
  phase: 'contain',
  en: { title: 'Remove the user’s own account assignments' },
  ja: { title: 'ユーザー自身のアカウント割り当ての解除' },
  now: async (ctx) => {
    const all = await assignmentsOf(ctx, await userOf(ctx))
    const own = all.filter(({ by }) => by === 'USER')
    const fields = own.map(({ account, set }) => [`${account} ${set}`, 'assigned'] as const)
    return { [`user/${ctx.input.ssoUser}`]: Object.fromEntries(fields) }
  },
  want: ({ now }) => none(now),
  do: setAssignments,
  undo: setAssignments,
  repeatable: true,
  settle: 120,
}

async function setMemberships(ctx: Act<OnSsoUser>): Promise<void> {
  const user = await userOf(ctx)
  const { IdentityStoreId, UserId } = user
  const now = await membershipsOf(ctx, user)
  for (const { field, to } of ctx.changes) {
    const GroupId = field.replace(/^group /, '')
    const member = now.find(({ group }) => group === GroupId)
    const { identitystore } = ctx.aws
    if (to !== null && member === undefined)
      await identitystore.createGroupMembership({ IdentityStoreId, GroupId, MemberId: { UserId } })
    else if (to === null && member !== undefined)
      await identitystore.deleteGroupMembership({ IdentityStoreId, MembershipId: member.id })
  }
}

export const leaveGroups: Step<OnSsoUser> = {
  id: 'groups',
  phase: 'contain',
  en: { title: 'Take the user out of its groups' },
  ja: { title: 'ユーザーのグループからの除外' },
  now: async (ctx) => {
    const memberships = await membershipsOf(ctx, await userOf(ctx))
    const fields = memberships.map(({ group, name }) => [`group ${group}`, name] as const)
    return { [`user/${ctx.input.ssoUser}`]: Object.fromEntries(fields) }
  },
  want: ({ now }) => none(now),
  do: setMemberships,
  undo: setMemberships,
  repeatable: true,
}
