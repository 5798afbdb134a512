import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Kubernetes/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1070', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An address on your own threat list tried to hide its tracks',
    what: 'From an address that you yourselves had marked as hostile came a call that makes later investigation harder. Your list predicted this visitor; the question is how it got credentials that the API server accepted.',
    legitimate: [
      'Was the address listed after an incident that is now closed, and has it changed hands since?',
      'Does your own deception or breach-simulation platform stand on the list?',
    ],
    steps: [
      'Freeze the evidence first: extend the retention of the cluster’s log group and copy it to the security account.',
      'Follow the user in the finding back to its source, which is an entry in aws-auth, an access entry or a service account token.',
      'Check whether log shippers, admission webhooks and runtime agents still run as their manifests demand.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからの隠蔽操作',
    what: '自ら敵対的なものとして登録していた IP アドレスから、後の調査を難しくする操作が届きました。リストはこの訪問者を予期していたことになります。問題は、API サーバーに受け入れられる認証情報をどう手に入れたかです。',
    legitimate: [
      'すでに終結したインシデントで登録した IP アドレスが、その後別の利用者に渡っていませんか。',
      '自社のおとりシステムや侵害シミュレーションの基盤がリストに載っていませんか。',
    ],
    steps: [
      '先に証拠を固定する。クラスターのロググループの保持期間を延ばし、セキュリティ用アカウントへ複製する。',
      '検出結果のユーザーを出所までたどる。aws-auth の記述、アクセスエントリ、サービスアカウントのトークンのいずれかに行き着く。',
      'ログ収集、アドミッション Webhook、ランタイムエージェントが、マニフェストどおりに動き続けているか確かめる。',
    ],
  },
})
