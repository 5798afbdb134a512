import * as kit from '#kit'

export default kit.defineCheck({
  id: 'contact-details',
  severity: 'low',
  scope: 'account',
  mode: 'manual',
  cis: {
    '1.1': '1.19',
    '1.2': '1.17',
    '1.4': '1.1',
    '3.0': '1.1',
    '5.0': '1.1',
    '6.0': '2.1',
    '7.0': '2.2',
  },
  frameworks: { 'iso-27001': ['A.5.5', 'A.5.24'] },
  en: {
    title: 'The contact details of the account are current',
    why: 'When AWS finds your key on the internet or your account attacking others, this is whom they call, at night.',
    remedy: [
      'Open Account and check name, telephone and address.',
      'Use a team mailbox and a number that is answered at night.',
      'Attest it with the date of the test call.',
    ],
    none: 'There is always an account.',
  },
  ja: {
    title: 'アカウントの連絡先情報',
    why: 'キーの流出やアカウントからの攻撃を検知した AWS は、夜中でもここに記された連絡先に連絡します。',
    remedy: [
      '「アカウント」画面で、氏名、電話番号、住所を確認します。',
      'チームのメールアドレスと、夜間もつながる電話番号を登録します。',
      '確認の電話をした日付とともに記録します。',
    ],
    none: 'アカウントは常に存在します。',
  },
  permissions: ['account:GetContactInformation'],
  none: 'pass',
  async gather({ aws }) {
    const { ContactInformation = {} } = await aws.account.getContactInformation({})
    return Object.entries(ContactInformation)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name]) => name)
      .toSorted()
  },
  judge: (filled, { account }) => [
    kit.attest(
      account,
      {
        en: `Filled in: ${filled.join(', ')}. Does somebody answer there today?`,
        ja: `入力済みの項目: ${filled.join(', ')}。現在も連絡がつきますか。`,
      },
      filled,
    ),
  ],
})
