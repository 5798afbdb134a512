import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-to-cloudwatch-logs',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '2.4', '1.2': '2.4', '1.4': '3.4' },
  securityHub: ['CloudTrail.5'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'Trails send to CloudWatch Logs',
    why: 'A bucket is an archive. Alarms within minutes need the records in a log group.',
    remedy: [
      'Give the trail a log group and a role that may write to it.',
      'Set a retention for the log group.',
      'EventBridge rules are another way to alarms; Hikeshi takes both.',
    ],
    none: 'No trail belongs to this account.',
  },
  ja: {
    title: '証跡の CloudWatch Logs への送信',
    why: 'バケットは保管場所です。数分以内に警報を出すには、ロググループに記録が必要です。',
    remedy: [
      '証跡に、ロググループと書き込み用のロールを設定します。',
      'ロググループに保持期間を設定します。',
      'EventBridge ルールでも警報を出せます。Hikeshi はどちらにも対応します。',
    ],
    none: 'このアカウントが所有する証跡はありません。',
  },
  permissions: ['cloudtrail:DescribeTrails'],
  none: 'not-applicable',
  gather: kit.ownTrails,
  judge: (trails) =>
    trails.map((trail) =>
      kit.either(
        trail.TrailARN ?? '',
        trail.CloudWatchLogsLogGroupArn !== undefined,
        {
          en: 'It sends to a log group.',
          ja: 'ロググループに送信しています。',
        },
        {
          en: 'It sends to no log group.',
          ja: 'ロググループに送信していません。',
        },
      ),
    ),
})
