import * as kit from '#kit'

export default kit.definePasswordCheck({
  id: 'password-uppercase',
  severity: 'low',
  cis: { '1.1': '1.5', '1.2': '1.5' },
  securityHub: ['IAM.11'],
  frameworks: { 'nist-800-53': ['IA-5(1)'], 'pci-dss': ['8.3.6'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Password policy requires an uppercase letter',
    why: 'Whoever tries passwords begins with the words that people choose when nothing asks for an uppercase letter: each kind of character that is missing makes the list shorter.',
  },
  ja: {
    title: 'パスワードポリシーで大文字を要求',
    why: '大文字を要求しないと、利用者は推測しやすい単語を選びがちです。文字の種類が少ないほど、攻撃者が試すべきパスワードは減ります。',
  },
  judge: (policy, account) =>
    kit.policyRequires(
      account,
      policy?.RequireUppercaseCharacters,
      'an uppercase letter',
      '大文字',
    ),
})
