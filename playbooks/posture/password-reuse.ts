import * as kit from '#kit'

export default kit.defineCheck({
  id: 'password-reuse',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.10',
    '1.2': '1.10',
    '1.4': '1.9',
    '3.0': '1.9',
    '5.0': '1.8',
    '6.0': '2.8',
    '7.0': '2.9',
  },
  securityHub: ['IAM.16'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.7'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Password policy remembers 24 passwords',
    why: 'A password that leaked once is tried for years. Whoever may take it up again gives it back its worth.',
    remedy: [
      'Open IAM > Account settings and edit the password policy.',
      'Choose Custom and set it as the title says.',
      'Save, and have users change their passwords: it holds from the next change on.',
    ],
    none: 'There is always a password policy to look at.',
  },
  ja: {
    title: '過去 24 個のパスワードの再利用を禁止',
    why: '一度漏えいしたパスワードは、何年も試され続けます。再利用を許すと、漏えいした値が再び有効になります。',
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
  judge: (policy, { account }) => [kit.policyAtLeast(account, policy?.PasswordReusePrevention, 24)],
})
