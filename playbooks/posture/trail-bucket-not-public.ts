import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-bucket-not-public',
  severity: 'critical',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '2.3', '1.2': '2.3', '1.4': '3.3' },
  securityHub: ['CloudTrail.6'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'The bucket of the trail is not public',
    why: 'The records tell an attacker every name, role and address that you have. Crawlers find open buckets within hours.',
    remedy: [
      'Turn on Block Public Access of the bucket, all four settings.',
      'Take public grants out of its ACL and policy.',
      'Look in its access logs who has read it.',
    ],
    none: 'No trail belongs to this account.',
  },
  ja: {
    title: '証跡バケットの非公開',
    why: '記録には、名前、ロール、アドレスがすべて含まれます。公開バケットは数時間のうちにクローラーに見つかります。',
    remedy: [
      'バケットの「パブリックアクセスブロック」を 4 項目とも有効にします。',
      'ACL とポリシーから公開の許可を取り除きます。',
      '誰が読み取ったかをアクセスログで確認します。',
    ],
    none: 'このアカウントが所有する証跡はありません。',
  },
  permissions: ['cloudtrail:DescribeTrails', 's3:GetBucketAcl', 's3:GetBucketPolicyStatus'],
  none: 'not-applicable',
  async gather(scan) {
    const { aws } = scan
    const trails = await kit.ownTrails(scan)
    const buckets = new Set(trails.flatMap(({ S3BucketName }) => S3BucketName ?? []))
    return Promise.all(
      [...buckets].map(async (Bucket) => {
        const [{ Grants = [] }, status] = await Promise.all([
          aws.s3.getBucketAcl({ Bucket }),
          kit.orAbsent(aws.s3.getBucketPolicyStatus({ Bucket })),
        ])
        const groups = Grants.flatMap(({ Grantee }) => Grantee?.URI?.split('/').at(-1) ?? [])
        return { Bucket, groups, policy: status?.PolicyStatus?.IsPublic === true }
      }),
    )
  },
  judge: (buckets) =>
    buckets.map(({ Bucket, groups, policy }) => {
      const open = groups.filter((group) => /^(AllUsers|AuthenticatedUsers)$/.test(group))
      const list = [...open, ...(policy ? ['policy'] : [])].join(', ')
      return list === ''
        ? kit.pass(Bucket, { en: 'It is not public.', ja: '公開されていません。' })
        : kit.fail(Bucket, { en: `It is public by: ${list}.`, ja: `公開されています (${list})。` })
    }),
})
