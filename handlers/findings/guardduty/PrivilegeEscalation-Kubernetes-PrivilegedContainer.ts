import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Kubernetes/PrivilegedContainer',
  status: 'retired',
  severity: 'medium',
  now: 'PrivilegeEscalation:Kubernetes/AnomalousBehavior.WorkloadDeployed!PrivilegedContainer',
  attack: ['T1610', 'T1611'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A privileged container was started in EKS',
    what: 'A pod runs with privileged: true, which gives its processes root on the node itself and, through the node, its role and the secrets of all pods beside it. AWS has replaced this type by one that learns which workloads are unusual; this one fired on every first image.',
    legitimate: [
      'Is the image a CNI plugin, a storage driver or a node agent that must touch the host?',
      'Did the service account of a GitOps controller deploy it from a reviewed commit?',
    ],
    steps: [
      'Compare image and service account with your repository; an image nobody built is reason to cordon the node.',
      'Delete the workload through its controller, not the pod alone, or it comes back within seconds.',
      'Enforce the Pod Security Standard "baseline" in the namespace so that the next one is refused at admission.',
    ],
  },
  ja: {
    title: 'EKS での特権コンテナの起動',
    what: 'privileged: true の Pod が起動しました。コンテナ内のプロセスはノードの root 権限を持ち、ノードを足がかりに、そのロールや隣の Pod のシークレットにも手が届きます。AWS はこのタイプを、普段と異なるワークロードを学習して判定するタイプに置き換えました。旧タイプは初めてのイメージすべてに反応します。',
    legitimate: [
      'ホストに触れる必要のある CNI プラグイン、ストレージドライバー、ノードエージェントのイメージですか。',
      'レビュー済みのコミットから、GitOps コントローラーのサービスアカウントがデプロイしたものですか。',
    ],
    steps: [
      'イメージとサービスアカウントをリポジトリと照合する。誰もビルドしていないイメージなら、ノードを cordon する。',
      'Pod だけでなくコントローラーごとワークロードを削除する。そうしないと数秒で再作成される。',
      '名前空間に Pod Security Standards の「baseline」を適用し、次回からアドミッションで拒否する。',
    ],
  },
})
