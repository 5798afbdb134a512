import type {
  AttachedPolicy,
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  GetAccountSummaryResponse,
  GetCredentialReportResponse,
  ListEntitiesForPolicyRequest,
  ListEntitiesForPolicyResponse,
  ListServerCertificatesResponse,
  ListVirtualMFADevicesRequest,
  ManagedPolicyDetail,
} from '@aws-sdk/client-iam'
import { awsError, type Operations, operation } from './operation.ts'
import { describeRole } from './roles.ts'
import type { AccessKey, User, World } from './world.ts'

/** IAM over the whole account: what a look at all of it reads, where a playbook reads one user or role. */

const document = (statement: object): string =>
  encodeURIComponent(
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }),
  )

/** What the groups of the account may do, by the names of its own policies. */
const groupPolicies: { readonly [group: string]: readonly [name: string, statement: object] } = {
  administrators: ['shop-admin', { Action: '*', Resource: '*' }],
  deployers: ['shop-deploy', { Action: ['ecs:UpdateService', 'iam:PassRole'], Resource: '*' }],
  developers: [
    'shop-read-logs',
    { Action: 'logs:GetLogEvents', Resource: 'arn:aws:logs:*:*:log-group:shop-*' },
  ],
}
const attached = (world: World, group: string): AttachedPolicy[] => {
  const [PolicyName] = groupPolicies[group] ?? []
  return PolicyName === undefined ? [] : [{ PolicyName, PolicyArn: own(world, PolicyName) }]
}
const own = ({ account }: World, name: string) => `arn:aws:iam::${account}:policy/${name}`
const inline = (policies: Record<string, string>) =>
  Object.entries(policies).map(([PolicyName, text]) => ({
    PolicyName,
    PolicyDocument: encodeURIComponent(text),
  }))

const groupsOf = (world: World) =>
  new Map(
    Object.values(world.users)
      .flatMap(({ groups }) => groups)
      .map((group) => [group.name, group]),
  )

const details = (world: World): GetAccountAuthorizationDetailsResponse => ({
  IsTruncated: false,
  UserDetailList: Object.values(world.users).map((user) => ({
    Path: '/',
    UserName: user.name,
    UserId: user.id,
    Arn: `arn:aws:iam::${world.account}:user/${user.name}`,
    CreateDate: new Date(user.created),
    UserPolicyList: inline(user.policies),
    AttachedManagedPolicies: user.attached.map(({ name, arn }) => ({
      PolicyName: name,
      PolicyArn: arn,
    })),
    GroupList: user.groups.map(({ name }) => name),
  })),
  GroupDetailList: [...groupsOf(world).values()].map(({ name, id, created }) => ({
    Path: '/',
    GroupName: name,
    GroupId: id,
    Arn: `arn:aws:iam::${world.account}:group/${name}`,
    CreateDate: new Date(created),
    GroupPolicyList: [],
    AttachedManagedPolicies: attached(world, name),
  })),
  RoleDetailList: Object.values(world.roles).map((role) => ({
    ...describeRole(world, role),
    RolePolicyList: inline(role.policies),
    AttachedManagedPolicies: [],
    InstanceProfileList: [],
    RoleLastUsed: role.used
      ? { LastUsedDate: new Date(role.used.at), Region: role.used.region }
      : {},
  })),
  Policies: [...groupsOf(world).keys()].flatMap((group): ManagedPolicyDetail[] => {
    const [name, statement] = groupPolicies[group] ?? []
    if (name === undefined || statement === undefined) return []
    const version = { VersionId: 'v1', IsDefaultVersion: true, Document: document(statement) }
    return [
      { PolicyName: name, Arn: own(world, name), AttachmentCount: 1, PolicyVersionList: [version] },
    ]
  }),
})

const names =
  'user arn user_creation_time password_enabled password_last_used password_last_changed password_next_rotation mfa_active access_key_1_active access_key_1_last_rotated access_key_1_last_used_date access_key_1_last_used_region access_key_1_last_used_service access_key_2_active access_key_2_last_rotated access_key_2_last_used_date access_key_2_last_used_region access_key_2_last_used_service cert_1_active cert_1_last_rotated cert_2_active cert_2_last_rotated'

const keyCells = (key: AccessKey | undefined): string[] => [
  `${key?.status === 'Active'}`,
  key?.created ?? 'N/A',
  key?.used?.at ?? 'N/A',
  key?.used?.region ?? 'N/A',
  key?.used?.service ?? 'N/A',
]
const reportLine = (world: World, { name, created, login, mfa, keys }: User): string[] => [
  name,
  `arn:aws:iam::${world.account}:user/${name}`,
  created,
  `${login !== null}`,
  login === null ? 'N/A' : (login.used ?? 'no_information'),
  login?.created ?? 'N/A',
  'N/A',
  `${mfa.length > 0}`,
  ...keyCells(keys[0]),
  ...keyCells(keys[1]),
  'false',
  'N/A',
  'false',
  'N/A',
]

/** The root user is well kept but for its MFA, which is an app on a phone. */
function rootLine(world: World, now: string): string[] {
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
  const arn = `arn:aws:iam::${world.account}:root`
  const [created, used] = [daysAgo(1200), daysAgo(400)]
  const start = ['<root_account>', arn, created, 'not_supported', used, 'not_supported']
  const none = keyCells(undefined)
  return [...start, 'not_supported', 'true', ...none, ...none, 'false', 'N/A', 'false', 'N/A']
}
const rootMfa = ({ account }: World) => `arn:aws:iam::${account}:mfa/root-account-mfa-device`

/** Who holds policies of AWS's own: the support role, where there is one. */
const holders: { readonly [policy: string]: string } = { AWSSupportAccess: 'support' }

export const accountIamOperations: Operations = {
  'iam:GetAccountAuthorizationDetails': operation<
    GetAccountAuthorizationDetailsRequest,
    GetAccountAuthorizationDetailsResponse
  >(['Filter'], (world) => details(world)),

  'iam:GenerateCredentialReport': operation([], () => ({ State: 'COMPLETE' })),

  'iam:GetCredentialReport': operation<object, GetCredentialReportResponse>(
    [],
    (world, _input, { now }) => {
      const users = Object.values(world.users).map((user) => reportLine(world, user))
      const lines = [names.split(' '), rootLine(world, now), ...users]
      return {
        ReportFormat: 'text/csv',
        GeneratedTime: new Date(now),
        Content: Buffer.from(lines.map((cells) => cells.join(',')).join('\n')),
      }
    },
  ),

  'iam:GetAccountSummary': operation<object, GetAccountSummaryResponse>([], (world) => ({
    SummaryMap: {
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
      AccountPasswordPresent: 1,
      Users: Object.keys(world.users).length,
    },
  })),

  'iam:ListVirtualMFADevices': operation<ListVirtualMFADevicesRequest, object>(
    ['AssignmentStatus'],
    (world) => ({ VirtualMFADevices: [{ SerialNumber: rootMfa(world) }], IsTruncated: false }),
  ),

  'iam:ListEntitiesForPolicy': operation<
    ListEntitiesForPolicyRequest,
    ListEntitiesForPolicyResponse
  >(['PolicyArn'], (world, { PolicyArn = '' }) => {
    const held = world.roles[holders[PolicyArn.split('/').at(-1) ?? ''] ?? '']
    const PolicyRoles = held ? [{ RoleName: held.name, RoleId: held.id }] : []
    return { PolicyRoles, PolicyUsers: [], PolicyGroups: [], IsTruncated: false }
  }),

  'iam:ListSAMLProviders': operation([], () => ({ SAMLProviderList: [] })),

  'iam:ListServerCertificates': operation<object, ListServerCertificatesResponse>(
    [],
    (world, _input, { now }) => ({
      IsTruncated: false,
      ServerCertificateMetadataList: [
        {
          Path: '/',
          ServerCertificateName: 'shop-old-front',
          ServerCertificateId: 'ASCAEXAMPLE2SHOPFRONT',
          Arn: `arn:aws:iam::${world.account}:server-certificate/shop-old-front`,
          Expiration: new Date(Date.parse(now) - 240 * 86_400_000),
        },
      ],
    }),
  ),

  'iam:ListOrganizationsFeatures': operation([], () => {
    throw awsError(
      'AccountNotManagementOrDelegatedAdministratorException',
      'Only the management account or a delegated administrator may ask.',
    )
  }),
}
