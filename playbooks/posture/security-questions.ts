import * as kit from '#kit'

export default kit.defineCheck({
  id: 'security-questions',
  severity: 'low',
  scope: 'account',
  mode: 'manual',
  cis: { '1.1': '1.15', '1.2': '1.15', '1.4': '1.3', '3.0': '1.3' },
  frameworks: { 'iso-27001': ['A.5.9'] },
  en: {
    title: 'Security questions are answered',
    why: 'They were a way back into the account by telephone. AWS has taken them out of the product; older benchmarks still list them.',
    remedy: [
      'Check under Account that there is nothing to fill in any more.',
      'Attest that it does not apply, and name the benchmark that asks for it.',
    ],
    none: 'There is always an account.',
  },
  ja: {
    title: 'セキュリティの質問の登録',
    why: '電話でアカウントを取り戻すための手段でした。AWS の製品からはすでになくなりましたが、古いベンチマークには残っています。',
    remedy: [
      '「アカウント」画面に入力欄がないことを確認します。',
      '該当しないことと、求めているベンチマークを記録します。',
    ],
    none: 'アカウントは常に存在します。',
  },
  permissions: [],
  none: 'pass',
  gather: () => Promise.resolve(undefined),
  judge: (_, { account }) => [
    kit.attest(account, {
      en: 'AWS no longer offers security questions. Attest that this does not apply.',
      ja: 'セキュリティの質問は現在提供されていません。該当しないことを記録してください。',
    }),
  ],
})
