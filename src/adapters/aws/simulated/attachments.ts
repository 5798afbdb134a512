import type {
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from '@aws-sdk/client-iam'
import { awsError, type Operations, operation, required } from './operation.ts'
import { describeRole, roleOf } from './roles.ts'

/** What hangs on a role: managed policies (none here) and the profiles that hand it to instances. */
export const attachmentOperations: Operations = {
  'iam:ListAttachedRolePolicies': operation<
    ListAttachedRolePoliciesRequest,
    ListAttachedRolePoliciesResponse
  >(['RoleName'], (world, input) => {
    roleOf(world, input.RoleName)
    return { AttachedPolicies: [], IsTruncated: false }
  }),

  'iam:GetInstanceProfile': operation<GetInstanceProfileRequest, GetInstanceProfileResponse>(
    ['InstanceProfileName'],
    (world, input) => {
      const wanted = required(input.InstanceProfileName, 'InstanceProfileName')
      for (const role of Object.values(world.roles))
        for (const { name, id } of role.profiles)
          if (name === wanted)
            return {
              InstanceProfile: {
                Path: '/',
                InstanceProfileName: name,
                InstanceProfileId: id,
                Arn: `arn:aws:iam::${world.account}:instance-profile/${name}`,
                CreateDate: new Date(role.created),
                Roles: [describeRole(world, role)],
              },
            }
      throw awsError('NoSuchEntityException', `Instance Profile ${wanted} cannot be found.`)
    },
  ),
}
