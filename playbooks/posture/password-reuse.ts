import * as kit from '#kit'

export default kit.definePasswordCheck({
  id: 'password-reuse',
  severity: 'low',
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
  },
  ja: {
    title: '過去 24 個のパスワードの再利用を禁止',
    why: '一度漏えいしたパスワードは、何年も試され続けます。再利用を許すと、漏えいした値が再び有効になります。',
  },
  judge: (policy, account) => kit.policyAtLeast(account, policy?.PasswordReusePrevention, 24),
})
