import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'ResourceConsumption:IAMUser/ComputeResources',
  status: 'retired',
  severity: 'medium',
  attack: ['T1496.001', 'T1578.002', 'T1535'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal started compute for the first time',
    what: 'RunInstances was called by a principal that had never launched anything. Stolen keys are turned into money this way within minutes, as miners or password crackers, and sometimes the instance with its role is the way to stay. This warning has been withdrawn from GuardDuty and tells of the past.',
    legitimate: [
      'Did a new pipeline or cluster take over the launches under this principal?',
      'Was somebody following a tutorial in a sandbox account?',
    ],
    steps: [
      'Search all regions, also those you never use, for instances, spot requests, ECS tasks and SageMaker jobs by the same principal.',
      'Snapshot one machine of each kind and save its user data, then stop the rest to end the cost.',
      'Deactivate the key and remove launch templates, Auto Scaling groups and Lambda functions that would start them again.',
    ],
  },
  ja: {
    title: '初めてコンピューティングリソースを起動したプリンシパル',
    what: 'これまで何も起動したことのないプリンシパルが RunInstances を呼び出しました。盗まれたキーは、マイニングやパスワード解析によって数分で金銭に換えられます。インスタンスとそのロールが、侵入を続けるための足場になることもあります。このタイプは GuardDuty では廃止されており、過去の検出結果です。',
    legitimate: [
      '新しいパイプラインやクラスターが、このプリンシパルでの起動を引き継いでいませんでしたか。',
      'サンドボックスアカウントで、誰かがチュートリアルを試していたのではありませんか。',
    ],
    steps: [
      '使っていないリージョンも含めて、同じプリンシパルによるインスタンス、スポットリクエスト、ECS タスク、SageMaker ジョブを探す。',
      '種類ごとに 1 台のスナップショットとユーザーデータを保存し、残りを停止して課金を止める。',
      'アクセスキーを無効化し、再起動のもとになる起動テンプレート、Auto Scaling グループ、Lambda 関数を取り除く。',
    ],
  },
})
