import * as kit from '#kit'

export default kit.defineCheck({
  id: 's3-object-writes-recorded',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '3.10', '3.0': '3.8', '5.0': '3.8', '6.0': '4.8', '7.0': '4.8' },
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'Object-level writes of S3 are recorded',
    why: 'Which files were taken, or overwritten, is asked on the first day of every breach; without data events nobody can ever say.',
    remedy: [
      'Add data events for S3, all buckets, to the multi-region trail.',
      'Leave out buckets whose volume would cost more than it tells, by name.',
      'GuardDuty S3 Protection watches them without a trail of yours, but keeps no record.',
    ],
    none: 'There is always an account to record.',
  },
  ja: {
    title: 'S3 オブジェクトの書き込みの記録',
    why: 'どのファイルが持ち出され、上書きされたのかは、侵害の初日に必ず問われます。データイベントがなければ、誰にも答えられません。',
    remedy: [
      'マルチリージョン証跡に、全バケットの S3 データイベントを追加します。',
      '費用に見合わない大量アクセスのバケットは、名前を指定して除外します。',
      'GuardDuty の S3 保護は証跡なしで監視できますが、記録は残りません。',
    ],
    none: '記録の対象となるアカウントは常にあります。',
  },
  permissions: [
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetTrailStatus',
  ],
  none: 'pass',
  gather: (scan) => kit.trailsOf(scan),
  judge: (trails, { account }) => [kit.recordsObjects(trails, 'write', account)],
})
