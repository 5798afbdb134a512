import * as kit from '#kit'

export default kit.defineCheck({
  id: 'bucket-denies-http',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '2.1.2', '3.0': '2.1.1', '5.0': '2.1.1', '6.0': '3.1.1', '7.0': '3.1.1' },
  securityHub: ['S3.5'],
  frameworks: { 'nist-800-53': ['SC-8'], 'pci-dss': ['4.2.1'], 'iso-27001': ['A.8.24'] },
  en: {
    title: 'Buckets refuse requests without TLS',
    why: 'Over plain HTTP whoever sits on the way reads the object, and the signature with it.',
    remedy: [
      'Add a statement to the bucket policy: Deny s3:* where aws:SecureTransport is false.',
      'Try it: a request over http:// must be refused.',
    ],
    none: 'There is no bucket.',
  },
  ja: {
    title: 'バケットでの TLS なしリクエストの拒否',
    why: '暗号化されていない HTTP では、経路上の誰もがオブジェクトと署名を読めます。',
    remedy: [
      'バケットポリシーに、aws:SecureTransport が false の s3:* を拒否するステートメントを追加します。',
      'http:// のリクエストが拒否されることを確かめます。',
    ],
    none: 'バケットはありません。',
  },
  permissions: ['s3:GetBucketPolicy', 's3:ListAllMyBuckets'],
  none: 'not-applicable',
  gather: (scan) =>
    kit.eachBucket(scan, async (s3, Bucket) => {
      const policy = await kit.orAbsent(s3.getBucketPolicy({ Bucket }))
      return kit
        .statementsOf(policy?.Policy)
        .some(
          ({ effect, conditions }) =>
            effect === 'Deny' &&
            Object.values(conditions).some((keys) =>
              keys['aws:securetransport']?.includes('false'),
            ),
        )
    }),
  judge: (buckets) =>
    buckets.map(({ bucket, found, unread }) => {
      if (unread !== undefined) return kit.unchecked(bucket, unread)
      return found
        ? kit.pass(bucket, {
            en: 'It refuses requests without TLS.',
            ja: 'TLS なしのリクエストを拒否します。',
          })
        : kit.fail(bucket, {
            en: 'It takes requests without TLS.',
            ja: 'TLS なしのリクエストを受け付けます。',
          })
    }),
})
