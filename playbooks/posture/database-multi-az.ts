import * as kit from '#kit'

export default kit.defineCheck({
  id: 'database-multi-az',
  severity: 'low',
  scope: 'region',
  mode: 'automatic',
  cis: { '5.0': '2.2.4', '6.0': '3.2.4', '7.0': '3.2.4' },
  securityHub: ['RDS.5'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'RDS instances stand in two availability zones',
    why: 'One zone that fails takes the database with it, and the evidence in it as well.',
    remedy: [
      'Turn on Multi-AZ, in a maintenance window.',
      'Leave out what may be lost, with an exception that names its owner.',
    ],
    none: 'There is no RDS instance in this region.',
  },
  ja: {
    title: 'RDS のマルチ AZ 構成',
    why: 'アベイラビリティーゾーンが 1 つ停止すると、データベースも、その中の証拠も失われます。',
    remedy: [
      'メンテナンス時間にマルチ AZ を有効にします。',
      '失ってもよいものは、責任者を明記した例外にします。',
    ],
    none: 'このリージョンに RDS インスタンスはありません。',
  },
  permissions: ['rds:DescribeDBInstances'],
  none: 'not-applicable',
  gather: ({ aws }) => kit.databasesOf(aws),
  judge: (databases) =>
    databases.map(({ DBInstanceArn = '', MultiAZ }) =>
      kit.either(
        DBInstanceArn,
        MultiAZ === true,
        { en: 'It stands in two zones.', ja: 'マルチ AZ 構成です。' },
        { en: 'It stands in one zone.', ja: 'シングル AZ 構成です。' },
      ),
    ),
})
