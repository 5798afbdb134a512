import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-bucket-logs-access',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '2.6',
    '1.2': '2.6',
    '1.4': '3.6',
    '3.0': '3.4',
    '5.0': '3.4',
    '6.0': '4.4',
    '7.0': '4.4',
  },
  securityHub: ['CloudTrail.7'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'The bucket of the trail records who reads it',
    why: 'Whoever covers tracks looks at the log files first. Without access logs nobody knows that somebody did.',
    remedy: [
      'Turn on server access logging of the bucket, to another bucket.',
      'Or record its object-level events with another trail.',
      'Allow delivery in the policy of the target bucket.',
    ],
    none: 'No trail belongs to this account.',
  },
  ja: {
    title: '証跡バケットのアクセス記録',
    why: '痕跡を消そうとする攻撃者は、まずログファイルを調べます。アクセスログがなければ、それに気付けません。',
    remedy: [
      'バケットのサーバーアクセスログを、別のバケットに対して有効にします。',
      'または、オブジェクトレベルのイベントを別の証跡で記録します。',
      '配信先バケットのポリシーで配信を許可します。',
    ],
    none: 'このアカウントが所有する証跡はありません。',
  },
  permissions: ['cloudtrail:DescribeTrails', 's3:GetBucketLogging'],
  none: 'not-applicable',
  async gather(scan) {
    const { aws } = scan
    const trails = await kit.ownTrails(scan)
    const buckets = new Set(trails.flatMap(({ S3BucketName }) => S3BucketName ?? []))
    return Promise.all(
      [...buckets].map(async (Bucket) => {
        const { LoggingEnabled } = await aws.s3.getBucketLogging({ Bucket })
        return { Bucket, target: LoggingEnabled?.TargetBucket }
      }),
    )
  },
  judge: (buckets) =>
    buckets.map(({ Bucket, target }) =>
      target === undefined
        ? kit.fail(Bucket, {
            en: 'Access to it is not recorded.',
            ja: 'アクセスが記録されていません。',
          })
        : kit.pass(Bucket, {
            en: `Access to it is recorded in ${target}.`,
            ja: `アクセスは ${target} に記録されています。`,
          }),
    ),
})
