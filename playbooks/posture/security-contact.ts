import * as kit from '#kit'

export default kit.defineCheck({
  id: 'security-contact',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.20',
    '1.2': '1.18',
    '1.4': '1.2',
    '3.0': '1.2',
    '5.0': '1.2',
    '6.0': '2.2',
    '7.0': '2.3',
  },
  securityHub: ['Account.1'],
  frameworks: { 'nist-800-53': ['CM-2'], 'iso-27001': ['A.5.5', 'A.5.24'] },
  en: {
    title: 'A security contact is registered',
    why: 'Without one, abuse reports and notices of exposed keys go to whoever opened the account years ago.',
    remedy: [
      'Run aws account put-alternate-contact --alternate-contact-type SECURITY with your team mailbox and telephone.',
      'Do it for all accounts from the management account.',
      'Send a test mail to the address.',
    ],
    none: 'There is always an account.',
  },
  ja: {
    title: 'セキュリティ連絡先の登録',
    why: '登録がないと、不正利用の報告やキー流出の通知は、何年も前にアカウントを開設した人に届きます。',
    remedy: [
      'aws account put-alternate-contact --alternate-contact-type SECURITY で、チームのメールアドレスと電話番号を登録します。',
      '管理アカウントから全アカウントに対して実施します。',
      '登録した宛先にテストメールを送ります。',
    ],
    none: 'アカウントは常に存在します。',
  },
  permissions: ['account:GetAlternateContact'],
  none: 'pass',
  gather: async ({ aws }) =>
    (await kit.orAbsent(aws.account.getAlternateContact({ AlternateContactType: 'SECURITY' }))) !==
    undefined,
  judge: (registered, { account }) => [
    registered
      ? kit.pass(account, {
          en: 'A security contact is registered.',
          ja: 'セキュリティ連絡先が登録されています。',
        })
      : kit.fail(account, {
          en: 'No security contact is registered.',
          ja: 'セキュリティ連絡先が登録されていません。',
        }),
  ],
})
