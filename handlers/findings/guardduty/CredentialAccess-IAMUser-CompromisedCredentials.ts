import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:IAMUser/CompromisedCredentials',
  status: 'active',
  severity: 'high',
  attack: ['T1078.004', 'T1552.001'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Credentials that AWS holds to be compromised are in use',
    what: "AWS's own threat intelligence marks these credentials as probably compromised, and they have just been used in your account. The verdict comes from what AWS knows about the key, not from a baseline of yours, so take it as stolen and ask only what was done with it.",
    legitimate: [
      'Was the key already reported as leaked, and is the call that you see your own check or clean-up?',
      'Does a honeytoken of yours use this key, planted so that it would be stolen?',
    ],
    steps: [
      'Deactivate the key now; if AWS has attached a policy whose name begins with AWSCompromisedKeyQuarantine to the user, leave it there.',
      'Read each event of the key from the earliest strange address on: new principals, assumed roles, launches in unused regions, S3 reads.',
      'Trace the leak through public repositories, container images and CI logs, and check the AWS Health Dashboard for an exposed-credentials notice.',
    ],
  },
  ja: {
    title: 'AWS が侵害を疑う認証情報の使用',
    what: 'AWS の脅威インテリジェンスが侵害の可能性が高いとみなす認証情報が、このアカウントで使われました。普段の挙動との差ではなく、AWS が鍵そのものについて持つ情報に基づく判定です。すでに盗まれたものとして扱い、何をされたかを調べてください。',
    legitimate: [
      'この鍵の漏えいはすでに報告済みで、見えているのは自分たちの確認作業や後始末ではありませんか。',
      'わざと盗ませるために仕掛けたハニートークンの鍵ではありませんか。',
    ],
    steps: [
      'ただちにアクセスキーを無効化する。名前が AWSCompromisedKeyQuarantine で始まるポリシーを AWS がユーザーに付けていれば、外さずに残す。',
      '見知らぬ IP アドレスが最初に現れた時点から、この鍵のイベントをすべて読む。プリンシパルの作成、引き受けたロール、未使用リージョンでの起動、S3 の読み出しに注目する。',
      '公開リポジトリ、コンテナイメージ、CI のログをたどって漏えい元を探し、AWS Health Dashboard に認証情報の露出通知がないか確認する。',
    ],
  },
})
