import { caller, defineAlarmCheck } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-root-usage',
  severity: 'high',
  cis: {
    '1.1': '3.3',
    '1.2': '3.3',
    '1.4': '4.3',
    '3.0': '4.3',
    '5.0': '4.3',
    '6.0': '5.3',
    '7.0': '5.3',
  },
  securityHub: ['CloudWatch.1'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of any use of the root user',
    why: 'No policy limits the root user. Its use is rare and planned, so that any other use is an emergency, at once.',
    remedy: [
      'Make a metric filter for userIdentity.type "Root" without invokedBy and with eventType other than "AwsServiceEvent".',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription, and try it: sign in as root once, and see who was told.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'ルートユーザーの使用の通知',
    why: 'ルートユーザーはポリシーで制限できません。使うのは計画したときだけのはずなので、それ以外の使用は直ちに緊急事態です。',
    remedy: [
      'userIdentity.type が "Root" で、invokedBy がなく、eventType が "AwsServiceEvent" 以外のメトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'サブスクリプションを確認し、一度ルートでサインインして、通知が届くことを確かめます。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: [
    {
      source: 'aws.ec2',
      'detail-type': 'AWS API Call via CloudTrail',
      detail: {
        ...caller,
        eventSource: 'ec2.amazonaws.com',
        eventName: 'RunInstances',
        userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' },
      },
    },
    {
      source: 'aws.signin',
      'detail-type': 'AWS Console Sign In via CloudTrail',
      detail: {
        ...caller,
        eventType: 'AwsConsoleSignIn',
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' },
      },
    },
  ],
})
