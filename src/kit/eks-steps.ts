import { isObject, type JsonObject } from '../core/json.ts'
import type { Act, Look, Step } from './define.ts'
import { accessOf, entryOf, podRoleOf, setPolicies } from './eks.ts'

/** A pod by its service account, and whoever acted in the cluster; null where the finding does not say. */
export interface OnPod {
  readonly cluster: string
  readonly namespace: string | null
  readonly serviceAccount: string | null
  /** Name of an IAM user or role. */
  readonly identity: string | null
}

export const podRole = async ({ aws, input }: Pick<Look<OnPod>, 'aws' | 'input'>) => {
  const { cluster, namespace, serviceAccount } = input
  if (namespace === null || serviceAccount === null) return undefined
  return podRoleOf(aws, { cluster, namespace, serviceAccount })
}

/** Pods of the service account get no more credentials; those that they have are good for up to six hours. */
export const cutPodRole: Step<OnPod> = {
  id: 'cut-role',
  phase: 'contain',
  en: { title: 'Take the AWS role from the service account' },
  ja: { title: 'サービスアカウントからの AWS ロールの切り離し' },
  now: async (ctx) => {
    const { namespace, serviceAccount } = ctx.input
    if (namespace === null || serviceAccount === null) return {}
    const found = await podRole(ctx)
    return { [`${namespace}/${serviceAccount}`]: { podIdentity: found?.settings ?? null } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((account) => [account, { podIdentity: null }])),
  do: setRole,
  undo: setRole,
  repeatable: true,
}

async function setRole(ctx: Act<OnPod>): Promise<void> {
  const clusterName = ctx.input.cluster
  for (const { resource, to } of ctx.changes) {
    const found = await podRole(ctx)
    const [namespace = '', serviceAccount = ''] = resource.split('/')
    if (found !== undefined)
      await ctx.aws.eks.deletePodIdentityAssociation({ clusterName, associationId: found.id })
    if (isObject(to))
      await ctx.aws.eks.createPodIdentityAssociation({
        clusterName,
        namespace,
        serviceAccount,
        ...(to as JsonObject & { roleArn: string }),
      })
  }
}

export const entryFor = async ({ aws, input }: Pick<Look<OnPod>, 'aws' | 'input'>) =>
  input.identity === null ? undefined : entryOf(aws, input.cluster, input.identity)

/** The entry stays, empty: without it a mapping of the aws-auth ConfigMap would come into force. */
export const cutAccess: Step<OnPod> = {
  id: 'cut-access',
  phase: 'contain',
  en: { title: 'Take all rights in the cluster from the identity' },
  ja: { title: 'クラスターでのアイデンティティの権限の剥奪' },
  now: async (ctx) => {
    const entry = await entryFor(ctx)
    if (entry === undefined) return {}
    const { groups, policies } = await accessOf(ctx.aws, ctx.input.cluster, entry)
    return { [entry]: { kubernetesGroups: groups, accessPolicies: policies } }
  },
  want: ({ now }) =>
    Object.fromEntries(
      Object.keys(now).map((entry) => [entry, { kubernetesGroups: [], accessPolicies: [] }]),
    ),
  do: setAccess,
  undo: setAccess,
  repeatable: true,
}

async function setAccess({ aws, input, changes }: Act<OnPod>): Promise<void> {
  const clusterName = input.cluster
  for (const { resource: principalArn, field, to } of changes) {
    if (field === 'accessPolicies') await setPolicies(aws, clusterName, principalArn, to)
    else {
      const kubernetesGroups = Array.isArray(to) ? to.map(String) : []
      await aws.eks.updateAccessEntry({ clusterName, principalArn, kubernetesGroups })
    }
  }
}
