import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-config-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.9',
    '1.2': '3.9',
    '1.4': '4.9',
    '3.0': '4.9',
    '5.0': '4.9',
    '6.0': '5.9',
    '7.0': '5.9',
  },
  securityHub: ['CloudWatch.9'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to AWS Config',
    why: 'Without the recorder nobody can say afterwards what was changed, from what, and when.',
    remedy: [
      'Make a metric filter for the four AWS Config calls that stop or redirect recording.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription, and have restore-config-recorder at hand.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'AWS Config の変更の通知',
    why: 'レコーダーが止まると、いつ、何が、どう変更されたのかを後から説明できなくなります。',
    remedy: [
      '記録の停止や送信先の変更を行う AWS Config の 4 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認し、restore-config-recorder を使えるようにしておきます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    config: [
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ],
  }),
})
