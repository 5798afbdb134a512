import * as kit from '#kit'

export default kit.definePasswordCheck({
  id: 'password-expiry',
  severity: 'low',
  cis: { '1.1': '1.11', '1.2': '1.11' },
  securityHub: ['IAM.17'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.9'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Passwords expire after 90 days or fewer',
    why: 'A stolen password works until it is changed. Newer benchmarks leave this out and rely on MFA instead; older contracts still ask for it.',
  },
  ja: {
    title: 'パスワードの有効期限は 90 日以内',
    why: '盗まれたパスワードは、変更されるまで使えます。新しいベンチマークは MFA を前提にこの項目を外していますが、以前の契約や規程では求められることがあります。',
  },
  judge: (policy, account) => kit.policyAtMost(account, policy?.MaxPasswordAge, 90),
})
