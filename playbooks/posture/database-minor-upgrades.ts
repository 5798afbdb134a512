import * as kit from '#kit'

export default kit.defineCheck({
  id: 'database-minor-upgrades',
  severity: 'low',
  scope: 'region',
  mode: 'automatic',
  cis: { '3.0': '2.3.2', '5.0': '2.2.2', '6.0': '3.2.2', '7.0': '3.2.2' },
  securityHub: ['RDS.13'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'RDS instances take minor upgrades by themselves',
    why: 'A minor version is where the fix of the vulnerability is that everybody scans for this week.',
    remedy: [
      'Turn on AutoMinorVersionUpgrade.',
      'Choose a maintenance window that somebody watches.',
    ],
    none: 'There is no RDS instance in this region.',
  },
  ja: {
    title: 'RDS のマイナーバージョン自動アップグレード',
    why: '今週スキャンされている脆弱性の修正は、マイナーバージョンに含まれます。',
    remedy: [
      'AutoMinorVersionUpgrade を有効にします。',
      '担当者が確認できるメンテナンス時間を選びます。',
    ],
    none: 'このリージョンに RDS インスタンスはありません。',
  },
  permissions: ['rds:DescribeDBInstances'],
  none: 'not-applicable',
  gather: ({ aws }) => kit.databasesOf(aws),
  judge: (databases) =>
    databases.map(({ DBInstanceArn = '', AutoMinorVersionUpgrade }) =>
      kit.either(
        DBInstanceArn,
        AutoMinorVersionUpgrade === true,
        {
          en: 'It takes minor upgrades.',
          ja: '自動でアップグレードされます。',
        },
        {
          en: 'It waits for somebody to upgrade it.',
          ja: '手動のアップグレードが必要です。',
        },
      ),
    ),
})
