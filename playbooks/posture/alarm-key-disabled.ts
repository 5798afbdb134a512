import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-key-disabled',
  severity: 'high',
  cis: {
    '1.1': '3.7',
    '1.2': '3.7',
    '1.4': '4.7',
    '3.0': '4.7',
    '5.0': '4.7',
    '6.0': '5.7',
    '7.0': '5.7',
  },
  securityHub: ['CloudWatch.7'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told when a KMS key is disabled or its deletion is scheduled',
    why: 'What a key encrypted is lost with it, for good, after as few as seven days. Until then it can be taken back, if somebody knows.',
    remedy: [
      'Make a metric filter for DisableKey and ScheduleKeyDeletion of kms.amazonaws.com.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription, and have cancel-key-deletion at hand.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'KMS キーの無効化と削除予約の通知',
    why: 'キーが削除されると、そのキーで暗号化したデータは最短 7 日で完全に失われます。それまでに気付けば取り消せます。',
    remedy: [
      'kms.amazonaws.com の DisableKey と ScheduleKeyDeletion を対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認し、cancel-key-deletion を使えるようにしておきます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({ kms: ['DisableKey', 'ScheduleKeyDeletion'] }),
})
