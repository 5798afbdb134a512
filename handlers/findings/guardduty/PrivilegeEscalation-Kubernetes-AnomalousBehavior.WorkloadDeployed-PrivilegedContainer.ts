import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Kubernetes/AnomalousBehavior.WorkloadDeployed!PrivilegedContainer',
  status: 'active',
  severity: 'high',
  attack: ['T1610', 'T1611'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual workload runs as a privileged container',
    what: 'A container with privileged: true was deployed, and the model found deployer, image or namespace out of the ordinary. Such a container sees the devices of its host and can step out of its walls in one command; the node and its role belong to whoever is inside.',
    legitimate: [
      'Does a GPU, storage or observability add-on start for the first time, from its vendor’s registry?',
      'Is Docker-in-Docker part of a build farm that has just moved to this cluster?',
    ],
    steps: [
      'Treat the node as compromised if the image is unknown: snapshot its volumes and keep the pod running for its memory.',
      'Fence the node off with a cordon and an isolation security group rather than by deleting the pod.',
      'Trace the right to deploy back to the user’s binding, and require the baseline profile of Pod Security Standards there.',
    ],
  },
  ja: {
    title: '普段と異なる特権コンテナのデプロイ',
    what: 'privileged: true のコンテナがデプロイされ、デプロイした人、イメージ、名前空間のいずれかが通常と異なると判定されました。こうしたコンテナはホストのデバイスが見え、コマンド一つで壁の外に出られます。ノードとそのロールは、中にいる者の手に落ちたと考えてください。',
    legitimate: [
      'GPU、ストレージ、可観測性のアドオンが、提供元のレジストリから初めて起動していませんか。',
      'このクラスターに移したばかりのビルド環境で、Docker-in-Docker を使っていませんか。',
    ],
    steps: [
      'イメージに覚えがなければノードが侵害されたとみなす。ボリュームのスナップショットを取得し、メモリのために Pod は動かしておく。',
      'Pod を削除するのではなく、cordon と隔離用のセキュリティグループでノードを囲い込む。',
      'デプロイ権限を与えたユーザーのバインディングを突き止め、その名前空間に Pod Security Standards の baseline を必須にする。',
    ],
  },
})
