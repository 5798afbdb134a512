import type {
  CreateAccountAssignmentRequest,
  DeleteAccountAssignmentRequest,
} from '@aws-sdk/client-sso-admin'
import { awsError, type Operations, operation } from './operation.ts'
import type { World } from './world.ts'

const parts = [
  'InstanceArn',
  'TargetId',
  'TargetType',
  'PermissionSetArn',
  'PrincipalType',
  'PrincipalId',
] as const

type Asked = CreateAccountAssignmentRequest | DeleteAccountAssignmentRequest
const same = (input: Asked) => (one: World['sso']['assignments'][number]) =>
  one.account === input.TargetId &&
  one.set === input.PermissionSetArn &&
  one.kind === input.PrincipalType &&
  one.principal === input.PrincipalId

/** Who may become what where. AWS carries these out a little later; here it is done when it answers. */
export const assignmentOperations: Operations = {
  'sso:CreateAccountAssignment': operation<CreateAccountAssignmentRequest, object>(
    parts,
    ({ sso }, input) => {
      const {
        TargetId = '',
        PermissionSetArn = '',
        PrincipalType = 'USER',
        PrincipalId = '',
      } = input
      const set = sso.sets[PermissionSetArn]
      if (set === undefined)
        throw awsError('ResourceNotFoundException', `Could not find ${PermissionSetArn}`)
      if (!sso.assignments.some(same(input)))
        sso.assignments.push({
          account: TargetId,
          set: PermissionSetArn,
          kind: PrincipalType,
          principal: PrincipalId,
        })
      return { AccountAssignmentCreationStatus: { Status: 'IN_PROGRESS' } }
    },
  ),

  'sso:DeleteAccountAssignment': operation<DeleteAccountAssignmentRequest, object>(
    parts,
    ({ sso }, input) => {
      const left = sso.assignments.filter((one) => !same(input)(one))
      if (left.length === sso.assignments.length)
        throw awsError('ResourceNotFoundException', 'Could not find the assignment')
      sso.assignments = left
      return { AccountAssignmentDeletionStatus: { Status: 'IN_PROGRESS' } }
    },
  ),
}
