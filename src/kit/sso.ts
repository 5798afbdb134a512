import type { AccountAssignmentForPrincipal, InstanceMetadata } from '@aws-sdk/client-sso-admin'
import type { JsonObject } from '../core/json.ts'
import type { Look } from './define.ts'
import { allPages, orAbsent } from './pages.ts'

/** Somebody who signs in through IAM Identity Center, by the name that their role sessions carry. */
export interface OnSsoUser {
  readonly ssoUser: string
}

export async function instanceIn({ aws }: Look<OnSsoUser>): Promise<InstanceMetadata | undefined> {
  return (await aws.sso.listInstances({})).Instances?.[0]
}

/** Where everything is; only asked for once `fit` has seen that it is there. */
export interface SsoUser {
  readonly InstanceArn: string
  readonly IdentityStoreId: string
  readonly UserId: string
}

/** Undefined where the instance has no such user. */
export async function ssoUserOf(ctx: Look<OnSsoUser>): Promise<SsoUser | undefined> {
  const { InstanceArn = '', IdentityStoreId = '' } = (await instanceIn(ctx)) ?? {}
  const UniqueAttribute = { AttributePath: 'userName', AttributeValue: ctx.input.ssoUser }
  const AlternateIdentifier = { UniqueAttribute }
  const read = ctx.aws.identitystore.getUserId({ IdentityStoreId, AlternateIdentifier })
  const UserId = (await orAbsent(read))?.UserId
  return UserId === undefined ? undefined : { InstanceArn, IdentityStoreId, UserId }
}

export interface Membership {
  readonly id: string
  readonly group: string
  readonly name: string
}

export async function membershipsOf(ctx: Look<OnSsoUser>, user: SsoUser): Promise<Membership[]> {
  const { identitystore } = ctx.aws
  const { IdentityStoreId, UserId } = user
  const all = await allPages(
    (NextToken) =>
      identitystore.listGroupMembershipsForMember({
        IdentityStoreId,
        MemberId: { UserId },
        NextToken,
      }),
    (page) => page.GroupMemberships,
  )
  const named = all.map(async ({ MembershipId: id = '', GroupId: group = '' }) => {
    const { DisplayName } = await identitystore.describeGroup({ IdentityStoreId, GroupId: group })
    return { id, group, name: DisplayName ?? group }
  })
  return Promise.all(named)
}

export interface Assignment {
  readonly account: string
  readonly set: string
  /** The user itself, or the group that it has it by. */
  readonly by: 'USER' | 'GROUP'
}

/** What the user may become where, by itself and by its groups, each once. */
export async function assignmentsOf(ctx: Look<OnSsoUser>, user: SsoUser): Promise<Assignment[]> {
  const groups = await membershipsOf(ctx, user)
  const principals = [
    ['USER', user.UserId] as const,
    ...groups.map(({ group }) => ['GROUP', group] as const),
  ]
  const read = principals.map(async ([PrincipalType, PrincipalId]) => {
    const asked = { InstanceArn: user.InstanceArn, PrincipalType, PrincipalId }
    return allPages(
      (NextToken) => ctx.aws.sso.listAccountAssignmentsForPrincipal({ ...asked, NextToken }),
      (page) => page.AccountAssignments,
    )
  })
  const all = (await Promise.all(read)).flat().map(
    ({
      AccountId = '',
      PermissionSetArn = '',
      PrincipalType,
    }: AccountAssignmentForPrincipal): Assignment => ({
      account: AccountId,
      set: PermissionSetArn,
      by: PrincipalType === 'GROUP' ? 'GROUP' : 'USER',
    }),
  )
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

export interface PermissionSet {
  readonly arn: string
  readonly name: string
  readonly inline: string | null
}

/** A permission set with its inline policy as it is stored. */
export async function permissionSet(
  { aws }: Look<OnSsoUser>,
  InstanceArn: string,
  PermissionSetArn: string,
): Promise<PermissionSet> {
  const which = { InstanceArn, PermissionSetArn }
  const { PermissionSet: set } = await aws.sso.describePermissionSet(which)
  const { InlinePolicy = '' } = await aws.sso.getInlinePolicyForPermissionSet(which)
  const inline = InlinePolicy === '' ? null : InlinePolicy
  return { arn: PermissionSetArn, name: set?.Name ?? PermissionSetArn, inline }
}

/** The inline policy with everything denied to this one user, in each account and in sessions that run already. */
export function withUserDenied(inline: string | null, sid: string, userId: string): string {
  const stored = JSON.parse(inline ?? '{}') as JsonObject
  const { Statement = [] } = stored
  const denial = {
    Sid: sid,
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'identitystore:userId': userId } },
  }
  const others = [Statement].flat() as JsonObject[]
  return JSON.stringify({ Version: '2012-10-17', ...stored, Statement: [...others, denial] })
}
