import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Behavior:IAMUser/InstanceLaunchUnusual',
  status: 'retired',
  severity: 'high',
  attack: ['T1578.002', 'T1496.001'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A user launched an unfamiliar type of instance',
    what: 'RunInstances asked for an instance type that this IAM user had never started before. Thieves of compute reach for large or GPU machines, since those earn most before the bill is noticed. AWS no longer produces this type, so look at the date: it comes from an old record.',
    legitimate: [
      'Does a quota request or a change ticket name the new instance family?',
      'Was the usual type out of capacity on that day, so that the user took another?',
    ],
    steps: [
      'List the RunInstances events of this user in every region, with instance ids, AMI and user data.',
      'Take snapshots of those machines before anyone stops them; start scripts and wallet addresses show who is behind it.',
      "Deactivate the user's key if nobody ordered the machines, and deny the instance families and regions that you never use in an SCP.",
    ],
  },
  ja: {
    title: 'ユーザーによる見慣れないインスタンスタイプの起動',
    what: 'この IAM ユーザーが一度も使ったことのないインスタンスタイプで RunInstances が実行されました。コンピューティングリソースを盗用する攻撃者は、請求で発覚する前に稼ぎやすい大型や GPU のインスタンスを選びます。このタイプは現在の GuardDuty では生成されないため、過去の検出結果です。日付を確認してください。',
    legitimate: [
      'クォータの申請や変更チケットに、そのインスタンスファミリーの名前がありますか。',
      '当日、いつものタイプが容量不足で、代わりを選んだのではありませんか。',
    ],
    steps: [
      'このユーザーの RunInstances イベントを全リージョンで洗い出し、インスタンス ID、AMI、ユーザーデータを控える。',
      '誰かが停止する前に、該当インスタンスのスナップショットを取得する。起動スクリプトやウォレットのアドレスが攻撃者を追う手がかりになる。',
      '誰も依頼していなければユーザーのアクセスキーを無効化し、使わないインスタンスファミリーとリージョンを SCP で拒否する。',
    ],
  },
})
