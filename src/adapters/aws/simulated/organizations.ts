import type {
  AttachPolicyRequest,
  DescribeAccountRequest,
  DescribeAccountResponse,
  DescribeOrganizationalUnitRequest,
  DescribeOrganizationalUnitResponse,
  DescribeOrganizationResponse,
  DescribePolicyRequest,
  DescribePolicyResponse,
  ListParentsRequest,
  ListParentsResponse,
  ListPoliciesForTargetRequest,
  ListPoliciesForTargetResponse,
  MoveAccountRequest,
} from '@aws-sdk/client-organizations'
import { awsError, type Operations, operation } from './operation.ts'
import { own, type World } from './world.ts'

/** The organization that the account is in. Names of units and accounts, and the parent of each, by id. */
export interface Organization {
  readonly management: string
  readonly names: Record<string, string>
  readonly parents: Record<string, string>
  readonly policies: Record<string, { readonly name: string; readonly content: string }>
  /** Ids of policies by what they are attached to. */
  readonly attached: Record<string, string[]>
}

function need<T>(from: Record<string, T>, id: string | undefined, code: string): T {
  const one = own(from, id ?? '')
  if (one !== undefined) return one
  throw awsError(code, `You specified a target that doesn't exist: ${id}`)
}
const codeFor = (id: string | undefined): string =>
  id?.startsWith('ou-') ? 'OrganizationalUnitNotFoundException' : 'AccountNotFoundException'

type Attachment = { readonly PolicyId: string | undefined; readonly TargetId: string | undefined }
function attachedTo({ organization }: World, { PolicyId, TargetId }: Attachment): string[] {
  need(organization.policies, PolicyId, 'PolicyNotFoundException')
  return need(organization.attached, TargetId, 'TargetNotFoundException')
}

export const organizationOperations: Operations = {
  'organizations:DescribeOrganization': operation<object, DescribeOrganizationResponse>(
    [],
    ({ organization }) => ({
      Organization: { Id: 'o-shop000001', MasterAccountId: organization.management },
    }),
  ),

  'organizations:DescribeAccount': operation<DescribeAccountRequest, DescribeAccountResponse>(
    ['AccountId'],
    ({ organization }, { AccountId: Id }) => ({
      Account: { Id, Name: need(organization.names, Id, codeFor(Id)), Status: 'ACTIVE' },
    }),
  ),

  'organizations:DescribeOrganizationalUnit': operation<
    DescribeOrganizationalUnitRequest,
    DescribeOrganizationalUnitResponse
  >(['OrganizationalUnitId'], ({ organization }, { OrganizationalUnitId: Id }) => ({
    OrganizationalUnit: { Id, Name: need(organization.names, Id, codeFor(Id)) },
  })),

  'organizations:DescribePolicy': operation<DescribePolicyRequest, DescribePolicyResponse>(
    ['PolicyId'],
    ({ organization }, { PolicyId: Id }) => {
      const { name, content } = need(organization.policies, Id, 'PolicyNotFoundException')
      const PolicySummary = { Id, Name: name, Type: 'SERVICE_CONTROL_POLICY' as const }
      return { Policy: { PolicySummary, Content: content } }
    },
  ),

  'organizations:ListParents': operation<ListParentsRequest, ListParentsResponse>(
    ['ChildId'],
    ({ organization }, { ChildId }) => {
      const Id = need(organization.parents, ChildId, 'ChildNotFoundException')
      const Type = Id.startsWith('r-') ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const)
      return { Parents: [{ Id, Type }] }
    },
  ),

  'organizations:ListPoliciesForTarget': operation<
    ListPoliciesForTargetRequest,
    ListPoliciesForTargetResponse
  >(['TargetId', 'Filter'], ({ organization }, { TargetId }) => ({
    Policies: need(organization.attached, TargetId, 'TargetNotFoundException').map((Id) => ({
      Id,
      Name: organization.policies[Id]?.name,
    })),
  })),

  'organizations:AttachPolicy': operation<AttachPolicyRequest, object>(
    ['PolicyId', 'TargetId'],
    (world, input) => {
      const held = attachedTo(world, input)
      if (held.includes(input.PolicyId ?? ''))
        throw awsError('DuplicatePolicyAttachmentException', 'The policy is already attached.')
      held.push(input.PolicyId ?? '')
      return {}
    },
  ),

  'organizations:DetachPolicy': operation<AttachPolicyRequest, object>(
    ['PolicyId', 'TargetId'],
    (world, input) => {
      const held = attachedTo(world, input)
      const at = held.indexOf(input.PolicyId ?? '')
      if (at < 0) throw awsError('PolicyNotAttachedException', 'The policy is not attached.')
      held.splice(at, 1)
      return {}
    },
  ),

  'organizations:MoveAccount': operation<MoveAccountRequest, object>(
    ['AccountId', 'SourceParentId', 'DestinationParentId'],
    ({ organization }, { AccountId = '', SourceParentId, DestinationParentId = '' }) => {
      if (need(organization.parents, AccountId, codeFor(AccountId)) !== SourceParentId)
        throw awsError('SourceParentNotFoundException', 'The source parent is another one.')
      need(organization.names, DestinationParentId, 'DestinationParentNotFoundException')
      organization.parents[AccountId] = DestinationParentId
      return {}
    },
  ),
}

const document = (effect: string, except: object = {}): string => {
  const statement = { Effect: effect, Action: '*', Resource: '*', ...except }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

/** Root, workloads, production, and in it the account; and beside them the unit for quarantine. */
export function organizationOf(account: string): Organization {
  const [root, workloads, production, quarantine] = [
    'r-shop',
    'ou-shop-workload',
    'ou-shop-prodshop',
    'ou-shop-quarantn',
  ] as const
  const responders = 'arn:aws:iam::*:role/hikeshi-responder'
  const Condition = { ArnNotLike: { 'aws:PrincipalArn': responders } }
  const full = 'p-FullAWSAccess'
  return {
    management: '444455556666',
    names: {
      [account]: 'shop-production',
      [workloads]: 'Workloads',
      [production]: 'Production',
      [quarantine]: 'Quarantine',
    },
    parents: {
      [account]: production,
      [production]: workloads,
      [workloads]: root,
      [quarantine]: root,
    },
    policies: {
      [full]: { name: 'FullAWSAccess', content: document('Allow') },
      'p-quarantine1': { name: 'Quarantine', content: document('Deny', { Condition }) },
    },
    attached: {
      [account]: [full],
      [production]: [full],
      [workloads]: [full],
      [root]: [full],
      [quarantine]: [full, 'p-quarantine1'],
    },
  }
}
