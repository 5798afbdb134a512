import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:IAMUser/RootCredentialUsage',
  status: 'active',
  severity: 'low',
  attack: ['T1078.004'],
  playbooks: [],
  en: {
    title: 'The root user was used',
    what: 'A call or a console session ran as the root user of the account. Root passes every IAM policy and most guard rails, so daily work with it is careless, and a stranger with it owns the account, its backups and its bill.',
    legitimate: [
      'Was there a task that only root can do, such as changing the support plan or closing the account?',
      'Do the people who keep the root password and its MFA device remember this session?',
    ],
    steps: [
      'Call the keepers of the root credentials and compare their account with the calls in CloudTrail.',
      'If nobody knows of it, reset the password from the registered e-mail, replace MFA and delete root access keys.',
      'Check that contact addresses, billing settings and IAM users are as they were yesterday.',
    ],
  },
  ja: {
    title: 'ルートユーザーの使用',
    what: 'アカウントのルートユーザーとして API コールまたはコンソール操作が行われました。ルートユーザーには IAM ポリシーも大半のガードレールも効きません。日常業務での使用は不用心であり、第三者の手に渡れば、アカウントもバックアップも請求もすべて握られます。',
    legitimate: [
      'サポートプランの変更やアカウントの解約など、ルートユーザーにしかできない作業がありましたか。',
      'ルートユーザーのパスワードと MFA デバイスの管理者に、このセッションの心当たりはありますか。',
    ],
    steps: [
      'ルートユーザーの認証情報の管理者に電話し、説明と CloudTrail の記録を突き合わせる。',
      '心当たりがなければ、登録メールアドレスからパスワードを再設定し、MFA を登録し直し、ルートのアクセスキーを削除する。',
      '連絡先、請求設定、IAM ユーザーが昨日の状態から変わっていないか確認する。',
    ],
  },
})
