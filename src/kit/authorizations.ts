import type { Aws } from './aws.ts'
import { type Statement, statementsOf } from './policies.ts'

/** A policy of a user, a group or a role, or one that may be attached to them, with whom it is for. */
export interface Grant {
  /** ARN of the managed policy; for an inline one whose it is and its name: `user/eve inline`. */
  readonly policy: string
  readonly inline: boolean
  readonly statements: readonly Statement[]
}

const parts = ['User', 'Role', 'Group', 'LocalManagedPolicy'] as const

/**
 * Users, groups, roles and the account's own policies in one answer. Declare `iam:GetAccountAuthorizationDetails`.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export async function authorizations(aws: Aws) {
  const read = (Marker: string | undefined) =>
    aws.iam.getAccountAuthorizationDetails({ Filter: [...parts], ...(Marker && { Marker }) })
  const pages = []
  for (let next: string | undefined, more = true; more; ) {
    const page = await read(next)
    pages.push(page)
    next = page.Marker
    more = page.IsTruncated === true && next !== undefined
  }
  return {
    users: pages.flatMap(({ UserDetailList = [] }) => UserDetailList),
    groups: pages.flatMap(({ GroupDetailList = [] }) => GroupDetailList),
    roles: pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList),
    policies: pages.flatMap(({ Policies = [] }) => Policies),
  }
}
export type Authorizations = Awaited<ReturnType<typeof authorizations>>

/** What the account itself grants: its managed policies that are attached to somebody, and every inline one. */
export function grantsOf({ users, groups, roles, policies }: Authorizations): Grant[] {
  const managed = policies
    .filter(({ AttachmentCount = 0 }) => AttachmentCount > 0)
    .map(({ Arn = '', PolicyVersionList = [] }) => ({
      policy: Arn,
      inline: false,
      statements: statementsOf(
        PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document,
      ),
    }))
  const inline = [
    ...users.map(({ UserName, UserPolicyList }) => [`user/${UserName}`, UserPolicyList] as const),
    ...groups.map((one) => [`group/${one.GroupName}`, one.GroupPolicyList] as const),
    ...roles.map(({ RoleName, RolePolicyList }) => [`role/${RoleName}`, RolePolicyList] as const),
  ].flatMap(([of, list = []]) =>
    list.map(({ PolicyName = '', PolicyDocument }) => ({
      policy: `${of} ${PolicyName}`,
      inline: true,
      statements: statementsOf(PolicyDocument),
    })),
  )
  return [...managed, ...inline]
}

/** AWS's own roles: nobody but AWS changes them. */
export const isServiceLinked = (path: string | undefined): boolean =>
  path?.startsWith('/aws-service-role/') === true
