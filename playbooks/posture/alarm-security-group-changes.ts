import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-security-group-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.10',
    '1.2': '3.10',
    '1.4': '4.10',
    '3.0': '4.10',
    '5.0': '4.10',
    '6.0': '5.10',
    '7.0': '5.10',
  },
  securityHub: ['CloudWatch.10'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to security groups',
    why: 'A rule for 0.0.0.0/0 is how a server that nobody could reach becomes one that everybody tries.',
    remedy: [
      'Make a metric filter for the six EC2 calls that make, delete or change security groups.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'セキュリティグループの変更の通知',
    why: '0.0.0.0/0 のルールが 1 つ加わるだけで、誰も到達できなかったサーバーが全世界からの攻撃対象になります。',
    remedy: [
      'セキュリティグループの作成、削除、ルール変更を行う EC2 の 6 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    ec2: [
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    ],
  }),
})
