import * as kit from '#kit'

export default kit.defineCheck({
  id: 'detailed-billing',
  severity: 'low',
  scope: 'account',
  mode: 'manual',
  cis: { '1.1': '1.17' },
  frameworks: { 'iso-27001': ['A.5.9'] },
  en: {
    title: 'Detailed billing reports are delivered',
    why: 'A crypto miner in a region that nobody opens is seen first on the bill, if anybody can read it by service and region.',
    remedy: [
      'Open Billing > Cost and Usage Reports (Data Exports) and make a daily report.',
      'Have it delivered to a bucket that the attacker cannot reach.',
      'Add AWS Budgets or Cost Anomaly Detection with an alarm.',
    ],
    none: 'There is always a bill.',
  },
  ja: {
    title: '詳細な請求レポートの配信',
    why: '誰も見ないリージョンでの不正マイニングは、まず請求に現れます。サービスとリージョンごとに読めることが前提です。',
    remedy: [
      '「請求」のデータエクスポート (コストと使用状況レポート) で、日次のレポートを作成します。',
      '攻撃者の手が届かないバケットに配信します。',
      'AWS Budgets またはコスト異常検出のアラートを追加します。',
    ],
    none: '請求は常にあります。',
  },
  permissions: [],
  none: 'pass',
  gather: () => Promise.resolve(undefined),
  judge: (_, { account }) => [
    kit.attest(account, {
      en: 'Is a cost and usage report delivered, and does somebody read it?',
      ja: 'コストと使用状況レポートが配信され、確認されていますか。',
    }),
  ],
})
