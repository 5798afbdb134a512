import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/ContainerWithSensitiveMount',
  status: 'unlisted',
  severity: 'medium',
  now: 'Persistence:Kubernetes/AnomalousBehavior.WorkloadDeployed!ContainerWithSensitiveMount',
  attack: ['T1610', 'T1611'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A container with a sensitive host mount was started',
    what: 'A pod was configured with a hostPath volume and write access to a critical directory of its node. AWS has put a learning type in place of this fixed rule, which judged by the mount alone; you meet it in old rules, samples and stored findings.',
    legitimate: [
      'Does the image stand on the list of agents that you allow to see the host?',
      'Is the finding older than the replacement, so that the pod may be long gone?',
    ],
    steps: [
      'Look for the pod in the cluster, and if it is gone, for its create event in the archived audit log.',
      'Verify on the node, by its disk or a snapshot, that nothing was written under the mounted path.',
      'Move suppression and EventBridge rules from the old type name to the new one, or they will stay silent.',
    ],
  },
  ja: {
    title: '機密性の高いホストマウントを持つコンテナの起動',
    what: 'Pod が、ノードの重要なディレクトリへの書き込みを許す hostPath ボリューム付きで構成されました。マウントだけで判定するこの固定ルールは、AWS により学習型のタイプへ置き換えられており、古いルールやサンプル、保存済みの検出結果で目にします。',
    legitimate: [
      'イメージは、ホストの参照を許可しているエージェントの一覧に載っていますか。',
      '置き換え以前の検出結果で、Pod はすでに存在しないのではありませんか。',
    ],
    steps: [
      'クラスター内で Pod を探し、なければ保管された監査ログから作成イベントを探す。',
      'ノードのディスクまたはスナップショットで、マウント先に何も書き込まれていないことを確かめる。',
      '抑制ルールと EventBridge ルールのタイプ名を新しいものに改める。古い名前のままでは反応しない。',
    ],
  },
})
