import * as kit from '#kit'

export default kit.defineCheck({
  id: 'database-encrypted',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.4': '2.3.1', '3.0': '2.3.1', '5.0': '2.2.1', '6.0': '3.2.1', '7.0': '3.2.1' },
  securityHub: ['RDS.3'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'RDS instances are encrypted',
    why: 'Snapshots carry the state of the database they were made of: an unencrypted one can be shared with anybody.',
    remedy: [
      'Make a snapshot, copy it with a KMS key, and restore from the copy.',
      'Switch over in a maintenance window and delete the old instance with its snapshots.',
    ],
    none: 'There is no RDS instance in this region.',
  },
  ja: {
    title: 'RDS インスタンスの暗号化',
    why: 'スナップショットは元のデータベースの状態を引き継ぎます。暗号化されていなければ、誰とでも共有できてしまいます。',
    remedy: [
      'スナップショットを KMS キー付きでコピーし、そのコピーから復元します。',
      'メンテナンス時間に切り替え、古いインスタンスとスナップショットを削除します。',
    ],
    none: 'このリージョンに RDS インスタンスはありません。',
  },
  permissions: ['rds:DescribeDBInstances'],
  none: 'not-applicable',
  gather: ({ aws }) => kit.databasesOf(aws),
  judge: (databases) =>
    databases.map(({ DBInstanceArn = '', StorageEncrypted }) =>
      kit.either(
        DBInstanceArn,
        StorageEncrypted === true,
        { en: 'It is encrypted.', ja: '暗号化されています。' },
        { en: 'It is not encrypted.', ja: '暗号化されていません。' },
      ),
    ),
})
