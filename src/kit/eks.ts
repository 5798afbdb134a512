import type { Json, JsonObject } from '../core/json.ts'
import { isObject } from '../core/json.ts'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

/** What AWS itself knows of a pod in EKS: the role that its service account is given, and what an IAM identity may in the cluster. */

export interface PodRole {
  readonly id: string
  readonly role: string
  /** All that is needed to make it again. */
  readonly settings: JsonObject
}

/** The role that EKS Pod Identity gives this service account. One that belongs to an add-on is the add-on's to change. */
export async function podRoleOf(
  aws: Aws,
  of: { readonly cluster: string; readonly namespace: string; readonly serviceAccount: string },
): Promise<PodRole | undefined> {
  const { cluster: clusterName, namespace, serviceAccount } = of
  const { associations = [] } = await aws.eks.listPodIdentityAssociations({
    clusterName,
    namespace,
    serviceAccount,
  })
  const [found] = associations.filter(({ ownerArn }) => !ownerArn)
  if (found?.associationId === undefined) return undefined
  const id = found.associationId
  const asked = { clusterName, associationId: id }
  const { association: one = {} } = await aws.eks.describePodIdentityAssociation(asked)
  const role = one.roleArn ?? ''
  const settings = {
    roleArn: role,
    ...(one.targetRoleArn !== undefined && { targetRoleArn: one.targetRoleArn }),
    ...(one.disableSessionTags !== undefined && { disableSessionTags: one.disableSessionTags }),
    ...(Object.keys(one.tags ?? {}).length > 0 && { tags: one.tags ?? {} }),
  }
  return { id, role, settings }
}

/** The access entry of an IAM user or role of this name, by its ARN; undefined where the cluster has none. */
export async function entryOf(
  aws: Aws,
  clusterName: string,
  identity: string,
): Promise<string | undefined> {
  const entries = await allPages(
    (nextToken) => aws.eks.listAccessEntries({ clusterName, nextToken }),
    (page) => page.accessEntries,
  )
  return entries.find((arn) => /:(?:user|role)\//.test(arn) && arn.split('/').at(-1) === identity)
}

/** One access policy of an entry, with what it is for: no namespaces is the whole cluster. */
type AccessPolicy = {
  readonly policyArn: string
  readonly type: 'cluster' | 'namespace'
  readonly namespaces: string[]
}
const isPolicy = (value: unknown): value is AccessPolicy =>
  isObject(value) && typeof value['policyArn'] === 'string' && Array.isArray(value['namespaces'])

/** Groups and access policies of an entry, in an order of their own. */
export async function accessOf(aws: Aws, clusterName: string, principalArn: string) {
  const { accessEntry } = await aws.eks.describeAccessEntry({ clusterName, principalArn })
  const found = await allPages(
    (nextToken) => aws.eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken }),
    (page) => page.associatedAccessPolicies,
  )
  const policies = found.map(
    ({ policyArn = '', accessScope }): AccessPolicy => ({
      policyArn,
      type: accessScope?.type ?? 'cluster',
      namespaces: [...(accessScope?.namespaces ?? [])].sort(),
    }),
  )
  policies.sort((one, two) => (one.policyArn < two.policyArn ? -1 : 1))
  return { groups: [...(accessEntry?.kubernetesGroups ?? [])].sort(), policies }
}

/** Gives an entry exactly these access policies. */
export async function setPolicies(aws: Aws, clusterName: string, principalArn: string, to: Json) {
  const want = (Array.isArray(to) ? to : []).filter(isPolicy)
  const { policies } = await accessOf(aws, clusterName, principalArn)
  const lacks = (list: readonly AccessPolicy[], { policyArn }: AccessPolicy) =>
    !list.some((one) => one.policyArn === policyArn)
  for (const { policyArn } of policies.filter((one) => lacks(want, one)))
    await aws.eks.disassociateAccessPolicy({ clusterName, principalArn, policyArn })
  for (const { policyArn, ...accessScope } of want.filter((one) => lacks(policies, one)))
    await aws.eks.associateAccessPolicy({ clusterName, principalArn, policyArn, accessScope })
}

/** What only the Kubernetes API can do, as commands: evidence first, then the pod alone, then its node. Names are those of Kubernetes: no quoting. */
export function podCommands(of: {
  readonly cluster: string
  readonly region: string
  readonly namespace: string
  readonly pod: string
  readonly incident: string
}): { readonly evidence: string; readonly isolate: string; readonly cordon: string } {
  const { cluster, region, namespace: n, pod } = of
  const label = of.incident.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 63)
  const spec = {
    podSelector: { matchLabels: { 'hikeshi/incident': label } },
    policyTypes: ['Ingress', 'Egress'],
  }
  const policy = JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'hikeshi-deny-all', namespace: n },
    spec,
  })
  return {
    evidence: `aws eks update-kubeconfig --region ${region} --name ${cluster} && kubectl -n ${n} get pod ${pod} -o yaml > ${pod}.yaml && kubectl -n ${n} logs ${pod} --all-containers --timestamps > ${pod}.log`,
    isolate: `kubectl -n ${n} label pod ${pod} hikeshi/incident=${label} && echo '${policy}' | kubectl apply -f -`,
    cordon: `kubectl cordon "$(kubectl -n ${n} get pod ${pod} -o jsonpath='{.spec.nodeName}')"`,
  }
}
