import * as kit from '#kit'

export default kit.defineCheck({
  id: 'bucket-encrypted',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '2.1.1' },
  securityHub: ['S3.4'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-28'],
    'pci-dss': ['3.5.1'],
    'iso-27001': ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    gdpr: ['Art. 32'],
    fisc: ['実3'],
  },
  en: {
    title: 'Buckets encrypt what is put into them',
    why: 'New buckets do by themselves since 2023; old ones show that nobody has looked since.',
    remedy: [
      'Set default encryption, with a KMS key of your own where the data is worth it.',
      'Old objects stay as they are: copy them onto themselves.',
    ],
    none: 'There is no bucket.',
  },
  ja: {
    title: 'バケットのデフォルト暗号化',
    why: '2023 年以降の新しいバケットは自動で暗号化されます。古いバケットに設定がないのは、長く見直されていない証拠です。',
    remedy: [
      'デフォルト暗号化を設定します。重要なデータには独自の KMS キーを使います。',
      '既存のオブジェクトには適用されないため、自身へのコピーで暗号化します。',
    ],
    none: 'バケットはありません。',
  },
  permissions: ['s3:GetEncryptionConfiguration', 's3:ListAllMyBuckets'],
  none: 'not-applicable',
  gather: (scan) =>
    kit.eachBucket(scan, async (s3, Bucket) => {
      const answer = await kit.orAbsent(s3.getBucketEncryption({ Bucket }))
      return (answer?.ServerSideEncryptionConfiguration?.Rules ?? []).length > 0
    }),
  judge: (buckets) =>
    buckets.map(({ bucket, found, unread }) => {
      if (unread !== undefined) return kit.unchecked(bucket, unread)
      return found
        ? kit.pass(bucket, { en: 'It encrypts by default.', ja: 'デフォルトで暗号化されます。' })
        : kit.fail(bucket, {
            en: 'It has no default encryption.',
            ja: 'デフォルト暗号化が設定されていません。',
          })
    }),
})
