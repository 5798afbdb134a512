import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-cloudtrail-changes',
  severity: 'high',
  cis: {
    '1.1': '3.5',
    '1.2': '3.5',
    '1.4': '4.5',
    '3.0': '4.5',
    '5.0': '4.5',
    '6.0': '5.5',
    '7.0': '5.5',
  },
  securityHub: ['CloudWatch.5'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to CloudTrail',
    why: 'To stop the trail is what comes before the part that nobody shall see. From that call on there is no record.',
    remedy: [
      'Make a metric filter for CreateTrail, UpdateTrail, DeleteTrail, StartLogging and StopLogging.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription, and have restore-cloudtrail at hand.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'CloudTrail の変更の通知',
    why: '証跡の停止は、見られたくない操作の直前に行われます。それ以降の記録は残りません。',
    remedy: [
      'CreateTrail、UpdateTrail、DeleteTrail、StartLogging、StopLogging を対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認し、restore-cloudtrail を使えるようにしておきます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    cloudtrail: ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'],
  }),
})
