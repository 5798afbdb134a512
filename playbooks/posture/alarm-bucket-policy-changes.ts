import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-bucket-policy-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.8',
    '1.2': '3.8',
    '1.4': '4.8',
    '3.0': '4.8',
    '5.0': '4.8',
    '6.0': '5.8',
    '7.0': '5.8',
  },
  securityHub: ['CloudWatch.8'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to S3 bucket policies',
    why: "One call opens a bucket to the world, or sends a copy of all that is written to somebody else's account.",
    remedy: [
      "Make a metric filter for the nine S3 calls that change a bucket's ACL, policy, CORS, lifecycle or replication.",
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'S3 バケットポリシーの変更の通知',
    why: '1 回の呼び出しで、バケットを全世界に公開したり、書き込まれるデータの複製を他人のアカウントに送ったりできます。',
    remedy: [
      'バケットの ACL、ポリシー、CORS、ライフサイクル、レプリケーションを変更する S3 の 9 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    s3: [
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ],
  }),
})
