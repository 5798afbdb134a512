import { z } from 'zod'
import * as kit from '#kit'

// Names as Kubernetes takes them: they go into commands that people copy.
const name = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/)
const input = z.object({
  cluster: z.string().regex(/^[A-Za-z0-9][\w-]{0,99}$/),
  namespace: name.nullable(),
  serviceAccount: name.nullable(),
  pod: name.nullable(),
  identity: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/)
    .nullable(),
})
type Ctx = kit.Look<z.output<typeof input>>

function from({ subject }: kit.Finding): z.input<typeof input> | undefined {
  const { cluster, k8sNamespace: namespace = null, k8sWorkload = '', k8sUser = '' } = subject
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(k8sUser)
  if (cluster === undefined || (namespace === null && k8sUser === '')) return undefined
  return {
    cluster,
    namespace: namespace ?? account?.[1] ?? null,
    serviceAccount: subject.k8sServiceAccount ?? account?.[2] ?? null,
    pod: /^pods\/(.+)$/.exec(k8sWorkload)?.[1] ?? null,
    identity: identityIn(k8sUser) ?? subject.userName ?? null,
  }
}

/** The IAM identity behind a Kubernetes user name, which is its ARN unless somebody chose another. */
const identityIn = (user: string): string | undefined =>
  /:assumed-role\/([^/]+)\//.exec(user)?.[1] ?? /:(?:user|role)\/(?:.*\/)?([^/]+)$/.exec(user)?.[1]

const commands = ({ input: { cluster, namespace, pod }, region, incident }: Ctx) =>
  namespace === null || pod === null
    ? undefined
    : kit.podCommands({ cluster, region, namespace, pod, incident })

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { cluster } = ctx.input
  const found = await kit.orAbsent(ctx.aws.eks.describeCluster({ name: cluster }))
  if (found === undefined)
    return {
      en: `There is no cluster ${cluster} in EKS in this account and region any more. Look in CloudTrail for who deleted it, and for what its nodes left.`,
      ja: `クラスター ${cluster} は、このアカウントとリージョンの EKS にはもうありません。誰が削除したか、ノードのリソースが残っていないかを CloudTrail などで確認してください。`,
    }
  if ((await kit.podRole(ctx)) ?? (await kit.entryFor(ctx))) return undefined
  const { isolate = 'kubectl', cordon = 'kubectl' } = commands(ctx) ?? {}
  return {
    en: `Nothing about this is in the hands of AWS: the service account has no Pod Identity, and the identity no access entry. Only the Kubernetes API can isolate it: ${isolate}; ${cordon}`,
    ja: `サービスアカウントに Pod Identity の関連付けがなく、アイデンティティのアクセスエントリもないため、AWS の API では隔離できません。Kubernetes API で隔離してください: ${isolate}; ${cordon}`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { namespace, serviceAccount, identity } = ctx.input
  const { cluster } = await ctx.aws.eks.describeCluster({ name: ctx.input.cluster })
  const mode = cluster?.accessConfig?.authenticationMode ?? '-'
  const { role = '-' } = (await kit.podRole(ctx)) ?? {}
  const found = [
    kit.info(
      `Service account: ${namespace ?? '-'}/${serviceAccount ?? '-'}, role ${role}. Identity: ${identity ?? '-'}. Authentication mode of the cluster: ${mode}.`,
      `サービスアカウント: ${namespace ?? '-'}/${serviceAccount ?? '-'}、ロール ${role}。アイデンティティ: ${identity ?? '-'}。クラスターの認証モード: ${mode}。`,
    ),
    kit.warn(
      'All pods of the service account lose the role. Credentials that they hold last for up to six hours: revoke the sessions of the role. A role that the service account is annotated with (IRSA) is not seen from here: revoke its sessions, too.',
      'このサービスアカウントを使うすべての Pod がロールを失います。取得済みの認証情報は最大 6 時間有効なため、ロールのセッションを取り消してください。アノテーションで指定されたロール (IRSA) はここから見えないため、そのセッションも取り消してください。',
    ),
    kit.warn(
      'What RBAC binds to the user name or to all authenticated users, and a mapping in the aws-auth ConfigMap without access entries, stays in force: remove that with kubectl.',
      'ユーザー名や認証済みユーザー全体に対する RBAC のバインド、アクセスエントリを使わない aws-auth ConfigMap のマッピングは有効なままです。kubectl で削除してください。',
    ),
  ]
  const run = commands(ctx)
  if (run === undefined) return found
  return [
    ...found,
    kit.warn(
      `NOT done here, since only the Kubernetes API can: keep evidence first: ${run.evidence}`,
      `次の操作は Kubernetes API でしかできないため、このプレイブックでは行いません。先に証拠を保存: ${run.evidence}`,
    ),
    kit.warn(
      `Then cut the pod off (its CNI must enforce network policies); do not delete it: ${run.isolate}`,
      `次に Pod の通信を遮断 (CNI がネットワークポリシーに対応している必要があります)。Pod は削除しないでください: ${run.isolate}`,
    ),
    kit.warn(
      `And let nothing new onto its node, which is to be isolated as an EC2 instance if in doubt: ${run.cordon}`,
      `さらに、ノードへの新しい Pod の配置を停止 (疑わしければ EC2 インスタンスとしても隔離): ${run.cordon}`,
    ),
  ]
}

export default kit.definePlaybook({
  id: 'isolate-pod',
  risk: 'high',
  en: {
    title: 'Cut the EKS pod off from AWS',
    button: 'Cut pod off',
    why: 'Takes the AWS role from the pod and the rights in the cluster from whoever acted there. The pod itself is not touched: it is evidence. The plan has the commands that isolate it inside Kubernetes.',
    undo: 'Restores the association and the access entry with the same settings; the association gets a new id.',
    fields: {
      podIdentity: 'Pod Identity',
      kubernetesGroups: 'Kubernetes groups',
      accessPolicies: 'access policies',
    },
  },
  ja: {
    title: 'EKS の Pod の AWS からの切り離し',
    button: 'Pod を切り離す',
    why: 'Pod から AWS のロールを、操作したアイデンティティからクラスターでの権限を奪います。Pod 自体は証拠になるため変更しません。Kubernetes 内で隔離するコマンドは計画に表示します。',
    undo: '関連付けとアクセスエントリを同じ設定に戻します。関連付けの ID は新しくなります。',
    fields: {
      podIdentity: 'Pod Identity',
      kubernetesGroups: 'Kubernetes グループ',
      accessPolicies: 'アクセスポリシー',
    },
  },
  permissions: [
    'eks:AssociateAccessPolicy',
    'eks:CreatePodIdentityAssociation',
    'eks:DeletePodIdentityAssociation',
    'eks:DescribeAccessEntry',
    'eks:DescribeCluster',
    'eks:DescribePodIdentityAssociation',
    'eks:DisassociateAccessPolicy',
    'eks:ListAccessEntries',
    'eks:ListAssociatedAccessPolicies',
    'eks:ListPodIdentityAssociations',
    'eks:UpdateAccessEntry',
    'iam:GetRole',
    'iam:PassRole',
  ],
  input,
  acts: kit.actsOnPod,
  from,
  fit,
  notes,
  steps: [kit.cutPodRole, kit.cutAccess],
})
