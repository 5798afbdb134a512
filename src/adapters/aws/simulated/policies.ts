import type {
  DeleteUserPolicyRequest,
  GetUserPolicyRequest,
  GetUserPolicyResponse,
  ListAttachedUserPoliciesRequest,
  ListAttachedUserPoliciesResponse,
  ListGroupsForUserRequest,
  ListGroupsForUserResponse,
  ListUserPoliciesRequest,
  ListUserPoliciesResponse,
  PutUserPolicyRequest,
} from '@aws-sdk/client-iam'
import { isObject } from '../../../core/json.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { userOf } from './users.ts'
import { own, type User } from './world.ts'

function policyOf(user: User, name: string | undefined): { name: string; document: string } {
  const document = own(user.policies, name ?? '')
  if (name !== undefined && document !== undefined) return { name, document }
  const message = `The user policy with name ${name} cannot be found.`
  throw awsError('NoSuchEntityException', message)
}

/** As far as a slip in a playbook would show: JSON, a version, statements with effect and action. */
export function checkDocument(text: string): void {
  const bad = awsError('MalformedPolicyDocumentException', 'Syntax errors in policy.')
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw bad
  }
  const statements = isObject(document) ? [document.Statement].flat() : []
  const good = (statement: unknown) =>
    isObject(statement) &&
    (statement.Effect === 'Allow' || statement.Effect === 'Deny') &&
    ('Action' in statement || 'NotAction' in statement) &&
    ('Resource' in statement || 'NotResource' in statement)
  if (statements.length === 0 || !statements.every(good)) throw bad
}

/** What all inline policies of a user may have together, white space not counted. */
const inlineLimit = 2048

export const policyOperations: Operations = {
  'iam:ListUserPolicies': operation<ListUserPoliciesRequest, ListUserPoliciesResponse>(
    ['UserName'],
    (world, input) => ({
      PolicyNames: Object.keys(userOf(world, input.UserName).policies),
      IsTruncated: false,
    }),
  ),

  'iam:GetUserPolicy': operation<GetUserPolicyRequest, GetUserPolicyResponse>(
    ['UserName', 'PolicyName'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      const { name, document } = policyOf(user, input.PolicyName)
      // IAM hands policy documents out URL-encoded.
      return {
        UserName: user.name,
        PolicyName: name,
        PolicyDocument: encodeURIComponent(document),
      }
    },
  ),

  'iam:PutUserPolicy': operation<PutUserPolicyRequest, object>(
    ['UserName', 'PolicyName', 'PolicyDocument'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      const name = required(input.PolicyName, 'PolicyName')
      const document = required(input.PolicyDocument, 'PolicyDocument')
      checkDocument(document)
      const all = Object.values({ ...user.policies, [name]: document }).join('')
      if (all.replace(/\s/g, '').length > inlineLimit)
        throw awsError(
          'LimitExceededException',
          `Maximum policy size of ${inlineLimit} bytes exceeded for user ${user.name}`,
        )
      user.policies[name] = document
      return {}
    },
  ),

  'iam:DeleteUserPolicy': operation<DeleteUserPolicyRequest, object>(
    ['UserName', 'PolicyName'],
    (world, input) => {
      const user = userOf(world, input.UserName)
      delete user.policies[policyOf(user, input.PolicyName).name]
      return {}
    },
  ),

  'iam:ListAttachedUserPolicies': operation<
    ListAttachedUserPoliciesRequest,
    ListAttachedUserPoliciesResponse
  >(['UserName'], (world, input) => ({
    AttachedPolicies: userOf(world, input.UserName).attached.map(({ name, arn }) => ({
      PolicyName: name,
      PolicyArn: arn,
    })),
    IsTruncated: false,
  })),

  'iam:ListGroupsForUser': operation<ListGroupsForUserRequest, ListGroupsForUserResponse>(
    ['UserName'],
    (world, input) => ({
      Groups: userOf(world, input.UserName).groups.map(({ name, id, created }) => ({
        Path: '/',
        GroupName: name,
        GroupId: id,
        Arn: `arn:aws:iam::${world.account}:group/${name}`,
        CreateDate: new Date(created),
      })),
      IsTruncated: false,
    }),
  ),
}
