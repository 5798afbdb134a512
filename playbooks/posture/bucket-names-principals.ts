import * as kit from '#kit'

export default kit.defineCheck({
  id: 'bucket-names-principals',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: { '7.0': '2.21' },
  frameworks: { 'nist-800-53': ['AC-3'], 'iso-27001': ['A.5.15'], 'pci-dss': ['7.2.1'] },
  en: {
    title: 'No bucket policy names everybody without a condition',
    why: 'A "*" in a resource policy opens it to every AWS customer; Block Public Access stops that only for buckets.',
    remedy: [
      'Name the accounts or roles, or add aws:PrincipalOrgID.',
      'Look at the policies of queues, topics, keys, functions and repositories as well: IAM Access Analyzer lists them all.',
    ],
    none: 'There is no bucket.',
  },
  ja: {
    title: '条件なしで全員を許可するバケットポリシーなし',
    why: 'リソースポリシーの "*" は、すべての AWS 利用者に開かれています。パブリックアクセスブロックで防げるのはバケットだけです。',
    remedy: [
      'アカウントやロールを明記するか、aws:PrincipalOrgID を条件に加えます。',
      'キュー、トピック、キー、関数、リポジトリのポリシーも確認します。IAM Access Analyzer で一覧できます。',
    ],
    none: 'バケットはありません。',
  },
  permissions: ['s3:GetBucketPolicy', 's3:ListAllMyBuckets'],
  playbook: 'lock-down-bucket',
  none: 'not-applicable',
  gather: (scan) =>
    kit.eachBucket(scan, async (s3, Bucket) => {
      const policy = await kit.orAbsent(s3.getBucketPolicy({ Bucket }))
      return !kit
        .statementsOf(policy?.Policy)
        .some((one) => kit.namesEverybody(one) && Object.keys(one.conditions).length === 0)
    }),
  judge: (buckets) =>
    buckets.map(({ bucket, found, unread }) => {
      if (unread !== undefined) return kit.unchecked(bucket, unread)
      return found
        ? kit.pass(bucket, {
            en: 'Its policy names whom it allows.',
            ja: 'ポリシーの許可先が限定されています。',
          })
        : kit.fail(bucket, {
            en: 'Its policy allows everybody, without a condition.',
            ja: 'ポリシーが条件なしで全員を許可しています。',
          })
    }),
})
