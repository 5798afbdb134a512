import * as kit from '#kit'

export default kit.defineCheck({
  id: 'password-uppercase',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '1.5', '1.2': '1.5' },
  securityHub: ['IAM.11'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.6'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Password policy requires an uppercase letter',
    why: 'Whoever tries passwords begins with the words that people choose when nothing asks for an uppercase letter: each kind of character that is missing makes the list shorter.',
    remedy: [
      'Open IAM > Account settings and edit the password policy.',
      'Choose Custom and set it as the title says.',
      'Save, and have users change their passwords: it holds from the next change on.',
    ],
    none: 'There is always a password policy to look at.',
  },
  ja: {
    title: 'パスワードポリシーで大文字を要求',
    why: '大文字を要求しないと、利用者は推測しやすい単語を選びがちです。文字の種類が少ないほど、攻撃者が試すべきパスワードは減ります。',
    remedy: [
      'IAM の「アカウント設定」でパスワードポリシーの編集を開きます。',
      '「カスタム」を選び、要件に合わせて設定します。',
      '保存します。適用されるのは次回のパスワード変更からのため、ユーザーに変更を依頼してください。',
    ],
    none: 'パスワードポリシーは常に確認の対象です。',
  },
  permissions: ['iam:GetAccountPasswordPolicy'],
  playbook: 'fix-password-policy',
  none: 'pass',
  gather: async ({ aws }) =>
    (await kit.orAbsent(aws.iam.getAccountPasswordPolicy({})))?.PasswordPolicy,
  judge: (policy, { account }) => [
    kit.policyRequires(
      account,
      policy?.RequireUppercaseCharacters,
      'an uppercase letter',
      '大文字',
    ),
  ],
})
