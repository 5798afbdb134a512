import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.006', 'T1053.007'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A source on your own threat list anchors itself in the cluster',
    what: 'An entry of your GuardDuty threat list called an API for lasting access, say a new account, schedule or role binding in the cluster. Your own judgement about this network is on record, so the burden of proof lies with whoever says it is harmless.',
    legitimate: [
      'Does the entry stem from a shared feed that also contains public proxies your staff pass through?',
      'Is an internal red team on the list on purpose, and is this its exercise?',
    ],
    steps: [
      'Have the list owner and the cluster owner look at the created object together within the hour.',
      'Unless both agree that it is yours, set suspend on CronJobs and delete new bindings, with copies kept.',
      'Mint fresh tokens for the service accounts in that namespace and check aws-auth for lines nobody added.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある接続元からの永続化の試み',
    what: 'GuardDuty の脅威リストに登録した接続元が、アカウント、スケジュール、ロールバインディングの作成など、アクセスを持続させる API を呼び出しました。このネットワークへの評価は自社の記録に残っており、無害だと言う側に立証の責任があります。',
    legitimate: [
      '登録は共有フィード由来で、社員も経由する公開プロキシを含んでいませんか。',
      '社内のレッドチームを意図して登録しており、今回はその演習ですか。',
    ],
    steps: [
      '1 時間以内に、リストの管理者とクラスターの管理者が一緒に作成されたオブジェクトを確認する。',
      '双方が自社のものと認めない限り、CronJob に suspend を設定し、新しいバインディングを控えてから削除する。',
      'その名前空間のサービスアカウントのトークンを発行し直し、aws-auth に誰も追加していない行がないか調べる。',
    ],
  },
})
