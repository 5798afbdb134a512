import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Stealth:IAMUser/PasswordPolicyChanged',
  status: 'unlisted',
  attack: ['T1556'],
  playbooks: [
    'fix-password-policy',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: "The account's password policy is not what it was",
    what: "An identity changed or removed the rules for passwords of IAM users. AWS's list of types spells the name without the final d, so this form comes from an older rule or a third-party sample; read it as that type. Weak rules let an intruder give a user a simple password and keep it.",
    legitimate: [
      'Does your baseline deployment set the policy again at each run, perhaps to the same values?',
      'Is it an account in which nobody signs in with an IAM user, so that the rule has no effect?',
    ],
    steps: [
      'Get the present rules with aws iam get-account-password-policy and set them against your standard.',
      'Find the UpdateAccountPasswordPolicy or DeleteAccountPasswordPolicy event and the session in which it was sent.',
      'Restore the rules, and check which users got a new password or login profile since the change before you close the case.',
    ],
  },
  ja: {
    title: 'アカウントのパスワードポリシーの変化',
    what: 'IAM ユーザーのパスワードの規則が変更または削除されました。AWS の一覧ではこのタイプの末尾に d がないため、この表記は古いルールや第三者のサンプルに由来します。一覧にあるタイプと同じものとして読んでください。規則が緩むと、侵入者はユーザーに簡単なパスワードを付けて使い続けられます。',
    legitimate: [
      'ベースラインのデプロイが、実行のたびに同じ値でポリシーを設定し直していませんか。',
      '誰も IAM ユーザーでサインインせず、規則が影響しないアカウントではありませんか。',
    ],
    steps: [
      'aws iam get-account-password-policy で現在の規則を取得し、社内標準と比べる。',
      'UpdateAccountPasswordPolicy または DeleteAccountPasswordPolicy のイベントと、送信されたセッションを見つける。',
      '規則を元に戻し、変更以降に新しいパスワードやログインプロファイルを得たユーザーを確認してから完了とする。',
    ],
  },
})
