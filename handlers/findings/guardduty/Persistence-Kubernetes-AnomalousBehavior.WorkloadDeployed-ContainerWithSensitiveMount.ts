import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/AnomalousBehavior.WorkloadDeployed!ContainerWithSensitiveMount',
  status: 'active',
  severity: 'high',
  attack: ['T1610', 'T1611', 'T1543.005'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual workload mounts a sensitive host path',
    what: 'A newly deployed or changed container has a directory of the node inside it, such as /, /etc, /var/run or the kubelet’s folder, and both deployer and image are out of the ordinary. By such a mount a container can write a cron job or a key on the node and outlive its own deletion.',
    legitimate: [
      'Is it a log collector, a CSI driver or a security agent in its first rollout?',
      'Did a Helm chart upgrade add a hostPath volume, and is it named in the release notes?',
    ],
    steps: [
      'Find the nodes where it ran (kubectl get pods -o wide), cordon them and snapshot their disks before you remove the workload.',
      'Search the snapshots at the mounted path for new cron entries, SSH keys, static pod manifests and changed binaries.',
      'Replace the nodes instead of cleaning them, and forbid hostPath by the Pod Security Standards outside system namespaces.',
    ],
  },
  ja: {
    title: '機密性の高いホストパスをマウントする異例のワークロード',
    what: '新しくデプロイまたは変更されたコンテナに、/、/etc、/var/run、kubelet のフォルダなどノードのディレクトリがマウントされており、デプロイした人もイメージも普段と異なります。このマウントを使えば、ノードに cron ジョブや鍵を書き込み、コンテナが削除されても生き残れます。',
    legitimate: [
      '初めて展開されたログ収集、CSI ドライバー、セキュリティエージェントではありませんか。',
      'Helm チャートの更新で hostPath ボリュームが加わり、リリースノートにも記載がありますか。',
    ],
    steps: [
      'kubectl get pods -o wide で動いていたノードを特定して cordon し、ワークロードの削除前にディスクのスナップショットを取得する。',
      'スナップショットのマウント先で、新しい cron エントリ、SSH 鍵、静的 Pod のマニフェスト、改変されたバイナリを探す。',
      'ノードは掃除せずに入れ替え、システム用以外の名前空間では Pod Security Standards により hostPath を禁止する。',
    ],
  },
})
