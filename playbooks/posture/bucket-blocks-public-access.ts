import * as kit from '#kit'

export default kit.defineCheck({
  id: 'bucket-blocks-public-access',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '2.1.5', '3.0': '2.1.4', '5.0': '2.1.4', '6.0': '3.1.4', '7.0': '3.1.4' },
  securityHub: ['S3.8'],
  frameworks: {
    'nist-800-53': ['AC-3', 'SC-7'],
    'pci-dss': ['1.4.4'],
    'iso-27001': ['A.8.3'],
    gdpr: ['Art. 32'],
  },
  en: {
    title: 'Every bucket blocks public access',
    why: 'One ACL, one policy, one hurried afternoon: Block Public Access is what stands when the mistake is made.',
    remedy: [
      'Turn on all four settings of the bucket.',
      'Turn them on for the account, so that new buckets are covered.',
      'Give the world a CloudFront distribution instead of a bucket.',
    ],
    none: 'There is no bucket.',
  },
  ja: {
    title: '全バケットでのパブリックアクセスブロック',
    why: '公開の設定ミスは、ACL やポリシー 1 つで起こります。パブリックアクセスブロックは、そのミスが起きたときに残る防御です。',
    remedy: [
      'バケットの 4 項目をすべて有効にします。',
      '新しいバケットにも適用されるよう、アカウント全体でも有効にします。',
      '公開が必要なコンテンツは、CloudFront 経由で配信します。',
    ],
    none: 'バケットはありません。',
  },
  permissions: ['s3:GetBucketPublicAccessBlock', 's3:ListAllMyBuckets'],
  playbook: 'block-public-access',
  none: 'not-applicable',
  gather: (scan) =>
    kit.eachBucket(scan, async (s3, Bucket) => {
      const answer = await kit.orAbsent(s3.getPublicAccessBlock({ Bucket }))
      const block = answer?.PublicAccessBlockConfiguration
      return [
        block?.BlockPublicAcls,
        block?.IgnorePublicAcls,
        block?.BlockPublicPolicy,
        block?.RestrictPublicBuckets,
      ].every((on) => on === true)
    }),
  judge: (buckets) =>
    buckets.map(({ bucket, found, unread }) => {
      if (unread !== undefined) return kit.unchecked(bucket, unread)
      return found
        ? kit.pass(bucket, {
            en: 'It blocks all public access.',
            ja: 'パブリックアクセスがすべてブロックされています。',
          })
        : kit.fail(bucket, {
            en: 'It does not block all public access.',
            ja: 'パブリックアクセスが完全にはブロックされていません。',
          })
    }),
})
