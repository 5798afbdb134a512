import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'AttackSequence:EKS/CompromisedCluster',
  status: 'active',
  severity: 'critical',
  attack: ['T1609', 'T1611', 'T1552.007', 'T1496.001'],
  playbooks: [
    'attack-sequence-response',
    'snapshot-volumes',
    'isolate-instance',
    'deactivate-access-key',
    'isolate-pod',
    'quarantine-account',
  ],
  en: {
    title: 'An EKS cluster is being taken over step by step',
    what: 'GuardDuty tied audit log events, processes on the nodes and calls with AWS credentials to one intrusion into the same cluster. Such chains run from a pod over its service account or its node into the AWS account, so do not expect the damage to end at the cluster.',
    legitimate: [
      'Is a red-team exercise booked against this cluster, and does every address among the signals belong to it?',
      'Did the platform team roll out a node agent that runs unknown binaries and calls AWS for the first time?',
    ],
    steps: [
      'Take snapshots of the nodes named in the sequence and cordon them, so that no new pods land beside the evidence.',
      'Put a deny-all NetworkPolicy on the affected namespaces and revoke the sessions of their IRSA or Pod Identity roles.',
      'Compare access entries, ClusterRoleBindings, DaemonSets and webhooks with Git; what is not there counts as the intruder’s.',
    ],
  },
  ja: {
    title: 'EKS クラスターへの段階的な侵害',
    what: '監査ログのイベント、ノード上のプロセス、AWS 認証情報による操作が、同じクラスターへの一連の侵入として結び付けられました。侵入者は Pod からサービスアカウントやノードを経て AWS アカウントに達するため、被害がクラスターの中だけで終わるとは限りません。',
    legitimate: [
      'このクラスターを対象にレッドチーム演習が予定されており、シグナルの IP アドレスはすべて演習のものですか。',
      '新しいノードエージェントの展開により、見慣れないバイナリの実行や初めての AWS 呼び出しが生じていませんか。',
    ],
    steps: [
      '検出結果に示されたノードのスナップショットを取得し、cordon して証拠の隣に新しい Pod が配置されないようにする。',
      '影響を受けた名前空間にすべての通信を拒否する NetworkPolicy を適用し、IRSA や Pod Identity のロールのセッションを取り消す。',
      'アクセスエントリ、ClusterRoleBinding、DaemonSet、Webhook を Git と突き合わせ、Git にないものは侵入者が作ったものとみなす。',
    ],
  },
})
