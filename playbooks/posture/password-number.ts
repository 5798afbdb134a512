import * as kit from '#kit'

export default kit.definePasswordCheck({
  id: 'password-number',
  severity: 'low',
  cis: { '1.1': '1.8', '1.2': '1.8' },
  securityHub: ['IAM.14'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.6'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Password policy requires a number',
    why: 'Whoever tries passwords begins with the words that people choose when nothing asks for a number: each kind of character that is missing makes the list shorter.',
  },
  ja: {
    title: 'パスワードポリシーで数字を要求',
    why: '数字を要求しないと、利用者は推測しやすい単語を選びがちです。文字の種類が少ないほど、攻撃者が試すべきパスワードは減ります。',
  },
  judge: (policy, account) =>
    kit.policyRequires(account, policy?.RequireNumbers, 'a number', '数字'),
})
