import type {
  CreateGroupMembershipRequest,
  DeleteGroupMembershipRequest,
  DescribeGroupRequest,
  DescribeUserRequest,
  GetUserIdRequest,
  ListGroupMembershipsForMemberRequest,
} from '@aws-sdk/client-identitystore'
import type {
  DeleteInlinePolicyFromPermissionSetRequest,
  DescribePermissionSetRequest,
  DescribePermissionSetResponse,
  GetInlinePolicyForPermissionSetRequest,
  ListAccountAssignmentsForPrincipalRequest,
  ListAccountAssignmentsForPrincipalResponse,
  ListInstancesResponse,
  ListPermissionSetsRequest,
  ProvisionPermissionSetRequest,
  PutInlinePolicyToPermissionSetRequest,
} from '@aws-sdk/client-sso-admin'
import type { Finding } from '../../../core/finding.ts'
import { assignmentOperations } from './assignments.ts'
import { awsError, type Operations, operation } from './operation.ts'
import { newId, own, type World } from './world.ts'

/** IAM Identity Center as this account sees it. */
export interface IdentityCenter {
  readonly region: string
  /** The account that it belongs to. */
  readonly owner: string
  readonly instance: string
  readonly store: string
  /** Ids by user name. */
  readonly users: Record<string, string>
  /** Names by id. */
  readonly groups: Record<string, string>
  readonly sets: Record<string, { readonly name: string; inline: string | null }>
  readonly memberships: Record<string, { readonly group: string; readonly user: string }>
  assignments: {
    readonly account: string
    readonly set: string
    readonly kind: 'USER' | 'GROUP'
    readonly principal: string
  }[]
}

export const noIdentityCenter: IdentityCenter = {
  region: '',
  owner: '',
  instance: '',
  store: '',
  users: {},
  groups: {},
  sets: {},
  memberships: {},
  assignments: [],
}

/** The user of the finding has one permission set by itself, another by a group. */
export function identityCenter(world: World, { subject, region }: Finding): IdentityCenter {
  const instance = 'arn:aws:sso:::instance/ssoins-7223f1a2b3c4d5e6'
  const set = (id: string) => `arn:aws:sso:::permissionSet/ssoins-7223f1a2b3c4d5e6/ps-${id}`
  const user = '9067642d-70a1-7089-5f3e-1c2d3e4f5a6b'
  const group = '90676b8c-3041-70d2-9a4b-6c7d8e9f0a1b'
  const [operators, developers] = [set('1a2b3c4d5e6f7081'), set('2b3c4d5e6f708192')]
  const { account } = world
  return {
    region,
    owner: account,
    instance,
    store: 'd-9067642d70',
    users: { [subject.sessionName ?? 'mika']: user },
    groups: { [group]: 'Developers' },
    sets: {
      [operators]: { name: 'Operators', inline: null },
      [developers]: { name: 'Developers', inline: null },
    },
    // One however many findings name the user: a membership is of one user in one group.
    memberships: { 'member-0c7b7f3a1d2e4f506': { group, user } },
    assignments: [
      { account, set: operators, kind: 'USER', principal: user },
      { account, set: developers, kind: 'GROUP', principal: group },
    ],
  }
}

const missing = (what: string): Error => awsError('ResourceNotFoundException', what)

function setOf({ sso }: World, arn: string | undefined) {
  const set = own(sso.sets, arn ?? '')
  if (set) return set
  throw missing(`Could not find the permission set ${arn}`)
}

interface OfSet {
  readonly InstanceArn: string | undefined
  readonly PermissionSetArn: string | undefined
}
const ofSet = ['InstanceArn', 'PermissionSetArn'] as const

export const ssoOperations: Operations = {
  ...assignmentOperations,

  'sso:ListInstances': operation<object, ListInstancesResponse>([], ({ sso }, _input, call) => ({
    Instances:
      sso.region === call.region
        ? [
            {
              InstanceArn: sso.instance,
              IdentityStoreId: sso.store,
              OwnerAccountId: sso.owner,
              Status: 'ACTIVE',
            },
          ]
        : [],
  })),

  'sso:ListPermissionSets': operation<ListPermissionSetsRequest, object>(
    ['InstanceArn'],
    ({ sso }) => ({
      PermissionSets: Object.keys(sso.sets),
    }),
  ),

  'sso:DescribePermissionSet': operation<
    DescribePermissionSetRequest,
    DescribePermissionSetResponse
  >(ofSet, (world, { PermissionSetArn }) => ({
    PermissionSet: { Name: setOf(world, PermissionSetArn).name, PermissionSetArn },
  })),

  'sso:GetInlinePolicyForPermissionSet': operation<GetInlinePolicyForPermissionSetRequest, object>(
    ofSet,
    (world, input) => ({ InlinePolicy: setOf(world, input.PermissionSetArn).inline ?? '' }),
  ),

  'sso:PutInlinePolicyToPermissionSet': operation<PutInlinePolicyToPermissionSetRequest, object>(
    [...ofSet, 'InlinePolicy'],
    (world, input) => {
      setOf(world, input.PermissionSetArn).inline = input.InlinePolicy ?? ''
      return {}
    },
  ),

  'sso:DeleteInlinePolicyFromPermissionSet': operation<
    DeleteInlinePolicyFromPermissionSetRequest,
    object
  >(ofSet, (world, input: OfSet) => {
    setOf(world, input.PermissionSetArn).inline = null
    return {}
  }),

  'sso:ProvisionPermissionSet': operation<ProvisionPermissionSetRequest, object>(
    [...ofSet, 'TargetType'],
    (world, input) => {
      setOf(world, input.PermissionSetArn)
      return { PermissionSetProvisioningStatus: { Status: 'IN_PROGRESS' } }
    },
  ),

  'sso:ListAccountAssignmentsForPrincipal': operation<
    ListAccountAssignmentsForPrincipalRequest,
    ListAccountAssignmentsForPrincipalResponse
  >(['InstanceArn', 'PrincipalId', 'PrincipalType'], ({ sso }, input) => ({
    AccountAssignments: sso.assignments
      .filter(
        ({ kind, principal }) => kind === input.PrincipalType && principal === input.PrincipalId,
      )
      .map(({ account, set, kind, principal }) => ({
        AccountId: account,
        PermissionSetArn: set,
        PrincipalId: principal,
        PrincipalType: kind,
      })),
  })),

  'identitystore:GetUserId': operation<GetUserIdRequest, object>(
    ['IdentityStoreId', 'AlternateIdentifier'],
    ({ sso }, input) => {
      const name: unknown = input.AlternateIdentifier?.UniqueAttribute?.AttributeValue
      const UserId = typeof name === 'string' ? own(sso.users, name) : undefined
      if (UserId === undefined) throw missing('USER not found.')
      return { UserId, IdentityStoreId: sso.store }
    },
  ),

  'identitystore:DescribeUser': operation<DescribeUserRequest, object>(
    ['IdentityStoreId', 'UserId'],
    ({ sso }, { UserId }) => {
      const [name] = Object.entries(sso.users).find(([, id]) => id === UserId) ?? []
      if (name === undefined) throw missing('USER not found.')
      return { UserId, UserName: name, DisplayName: name, IdentityStoreId: sso.store }
    },
  ),

  'identitystore:DescribeGroup': operation<DescribeGroupRequest, object>(
    ['IdentityStoreId', 'GroupId'],
    ({ sso }, { GroupId }) => {
      const DisplayName = own(sso.groups, GroupId ?? '')
      if (DisplayName === undefined) throw missing('GROUP not found.')
      return { GroupId, DisplayName, IdentityStoreId: sso.store }
    },
  ),

  'identitystore:ListGroupMembershipsForMember': operation<
    ListGroupMembershipsForMemberRequest,
    object
  >(['IdentityStoreId', 'MemberId'], ({ sso }, { MemberId }) => ({
    GroupMemberships: Object.entries(sso.memberships)
      .filter(([, { user }]) => user === MemberId?.UserId)
      .map(([MembershipId, { group }]) => ({ MembershipId, GroupId: group, MemberId })),
  })),

  'identitystore:CreateGroupMembership': operation<CreateGroupMembershipRequest, object>(
    ['IdentityStoreId', 'GroupId', 'MemberId'],
    (world, { GroupId = '', MemberId }) => {
      if (own(world.sso.groups, GroupId) === undefined) throw missing('Group does not exist')
      const MembershipId = newId(world, 'member')
      world.sso.memberships[MembershipId] = { group: GroupId, user: MemberId?.UserId ?? '' }
      return { MembershipId }
    },
  ),

  'identitystore:DeleteGroupMembership': operation<DeleteGroupMembershipRequest, object>(
    ['IdentityStoreId', 'MembershipId'],
    ({ sso }, { MembershipId = '' }) => {
      delete sso.memberships[MembershipId]
      return {}
    },
  ),
}
