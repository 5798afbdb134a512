import type {
  AssociateAccessPolicyRequest,
  CreatePodIdentityAssociationRequest,
  DeletePodIdentityAssociationRequest,
  DescribeAccessEntryRequest,
  DescribeAccessEntryResponse,
  DescribeClusterRequest,
  DescribeClusterResponse,
  DescribePodIdentityAssociationRequest,
  DescribePodIdentityAssociationResponse,
  DisassociateAccessPolicyRequest,
  ListAccessEntriesRequest,
  ListAccessEntriesResponse,
  ListAssociatedAccessPoliciesRequest,
  ListAssociatedAccessPoliciesResponse,
  ListPodIdentityAssociationsRequest,
  ListPodIdentityAssociationsResponse,
  UpdateAccessEntryRequest,
} from '@aws-sdk/client-eks'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { newId, own, type World } from './world.ts'

/** A cluster of EKS, by `region/name` in the world. */
export interface EksCluster {
  readonly associations: Record<string, Association>
  /** By the ARN of the principal. */
  readonly entries: Record<string, Entry>
}
interface Association {
  readonly namespace: string
  readonly serviceAccount: string
  readonly roleArn: string
  readonly disableSessionTags: boolean
}
interface Entry {
  groups: string[]
  /** Scopes by the ARN of the access policy; no namespaces is the whole cluster. */
  readonly policies: Record<string, string[]>
}

const missing = (what: string) => awsError('ResourceNotFoundException', what)
function found<T>(from: Record<string, T>, name: string | undefined, what: string): T {
  const one = own(from, name ?? '')
  if (one) return one
  throw missing(`No ${what} found for name: ${name}.`)
}
const clusterOf = (world: World, name: string | undefined, { region }: Call): EksCluster =>
  found(world.eks, `${region}/${name}`, 'cluster')

type Which = Pick<DescribeAccessEntryRequest, 'clusterName' | 'principalArn'>
const entryOf = (world: World, { clusterName, principalArn }: Which, call: Call): Entry =>
  found(clusterOf(world, clusterName, call).entries, principalArn, 'access entry')

export const eksOperations: Operations = {
  'eks:DescribeCluster': operation<DescribeClusterRequest, DescribeClusterResponse>(
    ['name'],
    (world, { name }, call) => {
      clusterOf(world, name, call)
      const accessConfig = { authenticationMode: 'API_AND_CONFIG_MAP' as const }
      return { cluster: { name, status: 'ACTIVE', version: '1.34', accessConfig } }
    },
  ),

  'eks:ListPodIdentityAssociations': operation<
    ListPodIdentityAssociationsRequest,
    ListPodIdentityAssociationsResponse
  >(['clusterName', 'namespace', 'serviceAccount'], (world, input, call) => ({
    associations: Object.entries(clusterOf(world, input.clusterName, call).associations)
      .filter(([, one]) => one.namespace === (input.namespace ?? one.namespace))
      .filter(([, one]) => one.serviceAccount === (input.serviceAccount ?? one.serviceAccount))
      .map(([associationId, { namespace, serviceAccount }]) => ({
        associationId,
        namespace,
        serviceAccount,
      })),
  })),

  'eks:DescribePodIdentityAssociation': operation<
    DescribePodIdentityAssociationRequest,
    DescribePodIdentityAssociationResponse
  >(['clusterName', 'associationId'], (world, { clusterName, associationId }, call) => {
    const { associations } = clusterOf(world, clusterName, call)
    return { association: { associationId, ...found(associations, associationId, 'association') } }
  }),

  'eks:DeletePodIdentityAssociation': operation<DeletePodIdentityAssociationRequest, object>(
    ['clusterName', 'associationId'],
    (world, { clusterName, associationId = '' }, call) => {
      const { associations } = clusterOf(world, clusterName, call)
      found(associations, associationId, 'association')
      delete associations[associationId]
      return {}
    },
  ),

  'eks:CreatePodIdentityAssociation': operation<CreatePodIdentityAssociationRequest, object>(
    ['clusterName', 'namespace', 'serviceAccount', 'roleArn', 'disableSessionTags'],
    (world, input, call) => {
      const { associations } = clusterOf(world, input.clusterName, call)
      const { namespace = '', serviceAccount = '', roleArn = '' } = input
      const taken = Object.values(associations).some(
        (one) => one.namespace === namespace && one.serviceAccount === serviceAccount,
      )
      if (taken) throw awsError('ResourceInUseException', 'Association already exists')
      const disableSessionTags = input.disableSessionTags ?? false
      const made = { namespace, serviceAccount, roleArn, disableSessionTags }
      associations[newId(world, 'a')] = made
      return {}
    },
  ),

  'eks:ListAccessEntries': operation<ListAccessEntriesRequest, ListAccessEntriesResponse>(
    ['clusterName'],
    (world, input, call) => ({
      accessEntries: Object.keys(clusterOf(world, input.clusterName, call).entries),
    }),
  ),

  'eks:DescribeAccessEntry': operation<DescribeAccessEntryRequest, DescribeAccessEntryResponse>(
    ['clusterName', 'principalArn'],
    (world, input, call) => {
      const kubernetesGroups = [...entryOf(world, input, call).groups]
      return { accessEntry: { ...input, kubernetesGroups, type: 'STANDARD' } }
    },
  ),

  'eks:UpdateAccessEntry': operation<UpdateAccessEntryRequest, object>(
    ['clusterName', 'principalArn', 'kubernetesGroups'],
    (world, input, call) => {
      const entry = entryOf(world, input, call)
      entry.groups = input.kubernetesGroups ?? entry.groups
      return {}
    },
  ),

  'eks:ListAssociatedAccessPolicies': operation<
    ListAssociatedAccessPoliciesRequest,
    ListAssociatedAccessPoliciesResponse
  >(['clusterName', 'principalArn'], (world, input, call) => ({
    associatedAccessPolicies: Object.entries(entryOf(world, input, call).policies).map(
      ([policyArn, namespaces]) => ({
        policyArn,
        accessScope: { type: namespaces.length > 0 ? 'namespace' : 'cluster', namespaces },
      }),
    ),
  })),

  'eks:AssociateAccessPolicy': operation<AssociateAccessPolicyRequest, object>(
    ['clusterName', 'principalArn', 'policyArn', 'accessScope'],
    (world, input, call) => {
      const { policies } = entryOf(world, input, call)
      policies[input.policyArn ?? ''] = input.accessScope?.namespaces ?? []
      return {}
    },
  ),

  'eks:DisassociateAccessPolicy': operation<DisassociateAccessPolicyRequest, object>(
    ['clusterName', 'principalArn', 'policyArn'],
    (world, input, call) => {
      const { policies } = entryOf(world, input, call)
      found(policies, input.policyArn, 'access policy')
      delete policies[input.policyArn ?? '']
      return {}
    },
  ),
}

interface Asked {
  readonly cluster?: string | undefined
  readonly k8sNamespace?: string | undefined
  readonly k8sServiceAccount?: string | undefined
  readonly userName?: string | undefined
}
/** The service account has a role, and the user may administer one namespace. */
export function addEks(world: World, asked: Asked, region: string): void {
  const { k8sNamespace: namespace = 'shop', k8sServiceAccount: serviceAccount = 'cart' } = asked
  const roleArn = `arn:aws:iam::${world.account}:role/cart`
  const policy = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy'
  const entry = `arn:aws:iam::${world.account}:user/${asked.userName ?? 'deploy-bot'}`
  const association = { namespace, serviceAccount, roleArn, disableSessionTags: false }
  world.eks[`${region}/${asked.cluster ?? 'shop-eks'}`] = {
    associations: { [newId(world, 'a')]: association },
    entries: { [entry]: { groups: ['deployers'], policies: { [policy]: [namespace] } } },
  }
}
