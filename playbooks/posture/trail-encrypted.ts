import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-encrypted',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '2.7',
    '1.2': '2.7',
    '1.4': '3.7',
    '3.0': '3.5',
    '5.0': '3.5',
    '6.0': '4.5',
    '7.0': '4.5',
  },
  securityHub: ['CloudTrail.2'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'Trails are encrypted with a key of your own',
    why: 'With your own key, who may read the records is one policy more, and each reading is on record.',
    remedy: [
      'Make a KMS key whose policy lets CloudTrail encrypt.',
      'Run aws cloudtrail update-trail --name <trail> --kms-key-id <key>.',
      'Give kms:Decrypt to who must read the records, and to nobody else.',
    ],
    none: 'No trail belongs to this account.',
  },
  ja: {
    title: '証跡の KMS キーによる暗号化',
    why: '独自のキーを使うと、記録を読める人をもう 1 つのポリシーで制限でき、読み取り自体も記録されます。',
    remedy: [
      'CloudTrail に暗号化を許可するキーポリシーで、KMS キーを作成します。',
      'aws cloudtrail update-trail --name <証跡名> --kms-key-id <キー> を実行します。',
      'kms:Decrypt は、記録を読む必要がある人だけに許可します。',
    ],
    none: 'このアカウントが所有する証跡はありません。',
  },
  permissions: ['cloudtrail:DescribeTrails'],
  none: 'not-applicable',
  gather: kit.ownTrails,
  judge: (trails) =>
    trails.map((trail) =>
      kit.either(
        trail.TrailARN ?? '',
        trail.KmsKeyId !== undefined,
        {
          en: 'It is encrypted with a KMS key.',
          ja: 'KMS キーで暗号化されています。',
        },
        {
          en: 'It is not encrypted with a KMS key.',
          ja: 'KMS キーで暗号化されていません。',
        },
      ),
    ),
})
