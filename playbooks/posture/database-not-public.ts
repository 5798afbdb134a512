import * as kit from '#kit'

export default kit.defineCheck({
  id: 'database-not-public',
  severity: 'critical',
  scope: 'region',
  mode: 'automatic',
  cis: { '3.0': '2.3.3', '5.0': '2.2.3', '6.0': '3.2.3', '7.0': '3.2.3' },
  securityHub: ['RDS.2'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'No RDS instance is publicly accessible',
    why: 'A database with an address on the internet is tried with every leaked password list there is.',
    remedy: [
      'Turn off PubliclyAccessible.',
      'Put it into private subnets and reach it over the application or Session Manager.',
      'Look in its logs who has tried.',
    ],
    none: 'There is no RDS instance in this region.',
  },
  ja: {
    title: 'RDS インスタンスの非公開',
    why: 'インターネット上にアドレスを持つデータベースには、漏えいしたパスワードの一覧が次々と試されます。',
    remedy: [
      'PubliclyAccessible を無効にします。',
      'プライベートサブネットに置き、アプリケーションまたは Session Manager 経由で接続します。',
      '接続を試みた相手をログで確認します。',
    ],
    none: 'このリージョンに RDS インスタンスはありません。',
  },
  permissions: ['rds:DescribeDBInstances'],
  playbook: 'isolate-database',
  none: 'not-applicable',
  gather: ({ aws }) => kit.databasesOf(aws),
  judge: (databases) =>
    databases.map(({ DBInstanceArn = '', PubliclyAccessible }) =>
      kit.either(
        DBInstanceArn,
        PubliclyAccessible === false,
        {
          en: 'It is not publicly accessible.',
          ja: '公開されていません。',
        },
        { en: 'It is publicly accessible.', ja: '公開されています。' },
      ),
    ),
})
