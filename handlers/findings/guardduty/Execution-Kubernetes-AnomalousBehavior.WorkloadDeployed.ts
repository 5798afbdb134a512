import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Kubernetes/AnomalousBehavior.WorkloadDeployed',
  status: 'active',
  severity: 'low',
  attack: ['T1610', 'T1204.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual workload was deployed to the cluster',
    what: 'A pod, deployment or job was created or changed by a user, from a place or with an image that does not fit what the cluster has seen. The severity rises to medium when the image name looks like an attack tool or the start command resembles a reverse shell.',
    legitimate: [
      'Is this the first release of a new service, or a move to another image registry?',
      'Did a developer try something out with kubectl run in a namespace meant for that?',
    ],
    steps: [
      'Note image digest, command and service account, and pull the image into a quarantine registry before its author removes it.',
      'Scale the owning controller to zero only after pod logs and the node’s disk snapshot are safe.',
      'Find how the user got the right to deploy, and admit images from your own registries alone by an admission policy.',
    ],
  },
  ja: {
    title: 'クラスターへの普段と異なるワークロードのデプロイ',
    what: 'クラスターの過去の傾向に合わないユーザー、場所、イメージで、Pod、Deployment、Job が作成または変更されました。イメージ名が攻撃ツールを思わせる場合や、起動コマンドがリバースシェルに似ている場合は、重要度が「中」に上がります。',
    legitimate: [
      '新しいサービスの初回リリースや、別のイメージレジストリへの移行ではありませんか。',
      '開発者が、試行用の名前空間で kubectl run を試していませんか。',
    ],
    steps: [
      'イメージのダイジェスト、コマンド、サービスアカウントを控え、作成者に消される前にイメージを隔離用レジストリへ取得する。',
      'Pod のログとノードのディスクのスナップショットを確保してから、所有するコントローラーのレプリカ数を 0 にする。',
      'このユーザーがデプロイ権限を得た経緯を調べ、アドミッションポリシーで自社レジストリのイメージだけを許可する。',
    ],
  },
})
