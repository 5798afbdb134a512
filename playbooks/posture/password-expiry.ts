import * as kit from '#kit'

export default kit.defineCheck({
  id: 'password-expiry',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '1.11', '1.2': '1.11' },
  securityHub: ['IAM.17'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.9'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Passwords expire after 90 days or fewer',
    why: 'A stolen password works until it is changed. Newer benchmarks leave this out and rely on MFA instead; older contracts still ask for it.',
    remedy: [
      'Open IAM > Account settings and edit the password policy.',
      'Choose Custom and set it as the title says.',
      'Save, and have users change their passwords: it holds from the next change on.',
    ],
    none: 'There is always a password policy to look at.',
  },
  ja: {
    title: 'パスワードの有効期限は 90 日以内',
    why: '盗まれたパスワードは、変更されるまで使えます。新しいベンチマークは MFA を前提にこの項目を外していますが、以前の契約や規程では求められることがあります。',
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
  judge: (policy, { account }) => [kit.policyAtMost(account, policy?.MaxPasswordAge, 90)],
})
