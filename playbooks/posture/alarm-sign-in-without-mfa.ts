import { caller, defineAlarmCheck } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-sign-in-without-mfa',
  severity: 'high',
  cis: {
    '1.1': '3.2',
    '1.2': '3.2',
    '1.4': '4.2',
    '3.0': '4.2',
    '5.0': '4.2',
    '6.0': '5.2',
    '7.0': '5.2',
  },
  securityHub: ['CloudWatch.3'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of console sign-ins without MFA',
    why: 'A password alone is enough for whoever guessed, bought or phished it. A sign-in of an IAM user without a second factor must not go unnoticed.',
    remedy: [
      'Make a metric filter for ConsoleLogin of IAM users with MFAUsed other than "Yes" on the log group of the trail.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription, and require MFA from the users that it finds.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'MFA なしのコンソールサインインの通知',
    why: 'パスワードだけでは、推測、購入、フィッシングのいずれかで手に入れた相手もサインインできます。2 要素目のない IAM ユーザーのサインインを見逃してはなりません。',
    remedy: [
      '証跡のロググループに、IAM ユーザーの ConsoleLogin で MFAUsed が "Yes" 以外のメトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認し、見つかったユーザーには MFA を必須にします。',
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
        userIdentity: { type: 'IAMUser', userName: 'somebody' },
        additionalEventData: { MFAUsed: 'No' },
        responseElements: { ConsoleLogin: 'Success' },
      },
    },
  ],
})
