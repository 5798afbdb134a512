import { caller, defineAlarmCheck } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-sign-in-failures',
  severity: 'medium',
  cis: {
    '1.1': '3.6',
    '1.2': '3.6',
    '1.4': '4.6',
    '3.0': '4.6',
    '5.0': '4.6',
    '6.0': '5.6',
    '7.0': '5.6',
  },
  securityHub: ['CloudWatch.6'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of failed console sign-ins',
    why: 'Guessing leaves a row of failures before the one that succeeds. Seen in time, it is only an attempt.',
    remedy: [
      'Make a metric filter for ConsoleLogin with errorMessage "Failed authentication".',
      'Make an alarm on its metric, with a threshold that one typing error does not reach, and an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'コンソールサインインの失敗の通知',
    why: '推測による攻撃は、成功する前に失敗が続きます。その段階で気付けば、未遂で済みます。',
    remedy: [
      'errorMessage が "Failed authentication" の ConsoleLogin を対象に、メトリクスフィルターを作成します。',
      '入力ミス 1 回では超えないしきい値を設定し、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: [
    {
      source: 'aws.signin',
      'detail-type': 'AWS Console Sign In via CloudTrail',
      detail: {
        ...caller,
        eventType: 'AwsConsoleSignIn',
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        errorMessage: 'Failed authentication',
        userIdentity: { type: 'IAMUser', userName: 'somebody' },
      },
    },
  ],
})
