import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:Kubernetes/AdminAccessToDefaultServiceAccount',
  status: 'active',
  severity: 'high',
  attack: ['T1098.006', 'T1078.001'],
  playbooks: [],
  en: {
    title: 'A default service account became cluster administrator',
    what: 'The default service account of a namespace was bound to admin rights. Every pod that names no other account runs as this one and has its token mounted, so each of them, and each bug in them, now rules what the binding covers.',
    legitimate: [
      'Did a Helm chart or a quick-start guide ask for cluster-admin, and did somebody just paste it?',
      'Is the namespace an isolated training ground without other workloads?',
    ],
    steps: [
      'Read creator and time of the binding from the audit log and keep the object: kubectl get clusterrolebinding <name> -o yaml.',
      'Give the workload that needed rights an account of its own with the verbs it uses, then delete the binding.',
      'Set automountServiceAccountToken: false on the default account, and check what pods of the namespace did with the rights so far.',
    ],
  },
  ja: {
    title: 'デフォルトサービスアカウントへの管理者権限の付与',
    what: '名前空間の default サービスアカウントに管理者権限がバインドされました。アカウントを指定していない Pod はすべてこれで動き、トークンもマウントされます。そのため、どの Pod も、その脆弱性を突いた攻撃者も、バインディングの範囲を支配できます。',
    legitimate: [
      'Helm チャートや入門ガイドが求める cluster-admin を、誰かがそのまま貼り付けていませんか。',
      'ほかのワークロードがない、隔離された研修用の名前空間ですか。',
    ],
    steps: [
      'バインディングの作成者と時刻を監査ログで確認し、kubectl get clusterrolebinding <name> -o yaml でオブジェクトを保存する。',
      '権限が必要だったワークロードに、使用する操作だけを許した専用アカウントを用意し、バインディングを削除する。',
      'default アカウントに automountServiceAccountToken: false を設定し、名前空間の Pod がこれまで権限をどう使ったか調べる。',
    ],
  },
})
