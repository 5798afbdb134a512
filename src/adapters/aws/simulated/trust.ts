import type { UpdateAssumeRolePolicyRequest } from '@aws-sdk/client-iam'
import type { Subject } from '../../../core/finding.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { changeable } from './roles.ts'
import type { World } from './world.ts'

/** The role's trust as the finding tells it: beside whom it served so far, it lets the outsiders in. */
export function openTrust(world: World, { trustRole, outsiders }: Subject): void {
  const role = world.roles[trustRole ?? '']
  if (role === undefined || outsiders === undefined) return
  const { Statement, ...rest } = JSON.parse(role.trust) as { Statement: object[] }
  const AWS = outsiders
    .split(',')
    .map((one) => (/^\d{12}$/.test(one) ? `arn:aws:iam::${one}:root` : one))
  const open = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }
  role.trust = JSON.stringify({ ...rest, Statement: [...Statement, open] })
}

/** As far as a slip in a playbook would show: a trust policy names principals and actions, and no resources. */
function checkTrust(document: string): void {
  const bad = awsError('MalformedPolicyDocumentException', 'Syntax errors in policy.')
  let statements: unknown
  try {
    statements = (JSON.parse(document) as { Statement?: unknown }).Statement
  } catch {
    throw bad
  }
  const good = (one: unknown): boolean =>
    typeof one === 'object' &&
    one !== null &&
    ('Principal' in one || 'NotPrincipal' in one) &&
    'Action' in one &&
    !('Resource' in one)
  if (!Array.isArray(statements) || statements.length === 0 || !statements.every(good)) throw bad
}

export const trustOperations: Operations = {
  'iam:UpdateAssumeRolePolicy': operation<UpdateAssumeRolePolicyRequest, object>(
    ['RoleName', 'PolicyDocument'],
    (world, input) => {
      const role = changeable(world, input.RoleName)
      const document = required(input.PolicyDocument, 'PolicyDocument')
      checkTrust(document)
      role.trust = document
      return {}
    },
  ),
}
