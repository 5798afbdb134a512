import type { Json, JsonObject } from '../core/json.ts'
import { isObject } from '../core/json.ts'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

/** What AWS itself knows of a pod in EKS: the role that its service account is given, and what an IAM identity may in the cluster. */

export interface PodRole {
  readonly id: string
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
  const settings = {
    roleArn: one.roleArn ?? '',
    ...(one.targetRoleArn !== undefined && { targetRoleArn: one.targetRoleArn }),
    ...(one.disableSessionTags !== undefined && { disableSessionTags: one.disableSessionTags }),
    ...(Object.keys(one.tags ?? {}).length > 0 && { tags: one.tags ?? {} }),
  }
  return { id, settings }
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

/** Groups and access policies of an entry, in an order of their own. */
export async function accessOf(aws: Aws, clusterName: string, principalArn: string) {
  const { accessEntry } = await aws.eks.describeAccessEntry({ clusterName, principalArn })
  const policies = await allPages(
    (nextToken) => aws.eks.listAssociatedAccessPolicies({ clusterName, principalArn, nextToken }),
    (page) => page.associatedAccessPolicies,
  )
  const said = policies.map(
    ({ policyArn = '', accessScope }): JsonObject => ({
      policyArn,
      type: accessScope?.type ?? 'cluster',
      namespaces: [...(accessScope?.namespaces ?? [])].sort(),
    }),
  )
  said.sort((a, b) => (String(a['policyArn']) < String(b['policyArn']) ? -1 : 1))
  return { groups: [...(accessEntry?.kubernetesGroups ?? [])].sort(), policies: said }
}

/** Gives an entry exactly these access policies. */
export async function setPolicies(aws: Aws, clusterName: string, principalArn: string, to: Json) {
  const want = (Array.isArray(to) ? to : []).filter(isObject) as JsonObject[]
  const { policies } = await accessOf(aws, clusterName, principalArn)
  const missing = want.filter(
    (one) => !policies.some((had) => had['policyArn'] === one['policyArn']),
  )
  for (const { policyArn } of policies)
    if (!want.some((one) => one['policyArn'] === policyArn))
      await aws.eks.disassociateAccessPolicy({
        clusterName,
        principalArn,
        policyArn: String(policyArn),
      })
  for (const { policyArn, type, namespaces } of missing)
    await aws.eks.associateAccessPolicy({
      clusterName,
      principalArn,
      policyArn: String(policyArn),
      accessScope: {
        type: type === 'namespace' ? 'namespace' : 'cluster',
        namespaces: Array.isArray(namespaces) ? namespaces.map(String) : [],
      },
    })
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
