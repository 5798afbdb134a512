import type {
  DeleteRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  GetRoleRequest,
  GetRoleResponse,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam'
import { awsError, type Operations, operation, required } from './operation.ts'
import { checkDocument } from './policies.ts'
import { own, type Role, type World } from './world.ts'

const missing = (what: string) => awsError('NoSuchEntityException', what)

export function roleOf(world: World, asked: string | undefined): Role {
  const name = required(asked, 'RoleName')
  const role = own(world.roles, name)
  if (role) return role
  throw missing(`The role with name ${name} cannot be found.`)
}

/** Nobody but the service itself changes a role of its own. */
export function changeable(world: World, name: string | undefined): Role {
  const role = roleOf(world, name)
  if (!/^\/aws-(service-role|reserved)\//.test(role.path)) return role
  throw awsError(
    'UnmodifiableEntityException',
    `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
  )
}

function policyOf(role: Role, name: string | undefined): { name: string; document: string } {
  const document = own(role.policies, name ?? '')
  if (name !== undefined && document !== undefined) return { name, document }
  throw missing(`The role policy with name ${name} cannot be found.`)
}

export const describeRole = (world: World, role: Role) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: `arn:aws:iam::${world.account}:role${role.path}${role.name}`,
  CreateDate: new Date(role.created),
  AssumeRolePolicyDocument: encodeURIComponent(role.trust),
  MaxSessionDuration: 3600,
})

/** What all inline policies of a role may have together, white space not counted. */
const inlineLimit = 10_240

export const roleOperations: Operations = {
  'iam:GetRole': operation<GetRoleRequest, GetRoleResponse>(['RoleName'], (world, input) => {
    const role = roleOf(world, input.RoleName)
    const used = role.used && { LastUsedDate: new Date(role.used.at), Region: role.used.region }
    return { Role: { ...describeRole(world, role), RoleLastUsed: used ?? {} } }
  }),

  'iam:ListRolePolicies': operation<ListRolePoliciesRequest, ListRolePoliciesResponse>(
    ['RoleName'],
    (world, input) => ({
      PolicyNames: Object.keys(roleOf(world, input.RoleName).policies),
      IsTruncated: false,
    }),
  ),

  'iam:GetRolePolicy': operation<GetRolePolicyRequest, GetRolePolicyResponse>(
    ['RoleName', 'PolicyName'],
    (world, input) => {
      const role = roleOf(world, input.RoleName)
      const { name, document } = policyOf(role, input.PolicyName)
      return {
        RoleName: role.name,
        PolicyName: name,
        PolicyDocument: encodeURIComponent(document),
      }
    },
  ),

  'iam:PutRolePolicy': operation<PutRolePolicyRequest, object>(
    ['RoleName', 'PolicyName', 'PolicyDocument'],
    (world, input) => {
      const role = changeable(world, input.RoleName)
      const name = required(input.PolicyName, 'PolicyName')
      const document = required(input.PolicyDocument, 'PolicyDocument')
      checkDocument(document)
      const all = Object.values({ ...role.policies, [name]: document }).join('')
      if (all.replace(/\s/g, '').length > inlineLimit)
        throw awsError(
          'LimitExceededException',
          `Maximum policy size of ${inlineLimit} bytes exceeded for role ${role.name}`,
        )
      role.policies[name] = document
      return {}
    },
  ),

  'iam:DeleteRolePolicy': operation<DeleteRolePolicyRequest, object>(
    ['RoleName', 'PolicyName'],
    (world, input) => {
      const role = changeable(world, input.RoleName)
      delete role.policies[policyOf(role, input.PolicyName).name]
      return {}
    },
  ),

  'iam:ListInstanceProfilesForRole': operation<
    ListInstanceProfilesForRoleRequest,
    ListInstanceProfilesForRoleResponse
  >(['RoleName'], (world, input) => {
    const role = roleOf(world, input.RoleName)
    return {
      InstanceProfiles: role.profiles.map(({ name, id }) => ({
        Path: '/',
        InstanceProfileName: name,
        InstanceProfileId: id,
        Arn: `arn:aws:iam::${world.account}:instance-profile/${name}`,
        CreateDate: new Date(role.created),
        Roles: [describeRole(world, role)],
      })),
      IsTruncated: false,
    }
  }),
}
