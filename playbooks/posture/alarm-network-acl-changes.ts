import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-network-acl-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.11',
    '1.2': '3.11',
    '1.4': '4.11',
    '3.0': '4.11',
    '5.0': '4.11',
    '6.0': '5.11',
    '7.0': '5.11',
  },
  securityHub: ['CloudWatch.11'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to network ACLs',
    why: 'A network ACL guards a whole subnet. Whoever changes one opens, or cuts off, everything in it at once.',
    remedy: [
      'Make a metric filter for the six EC2 calls that make, delete or change network ACLs.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'ネットワーク ACL の変更の通知',
    why: 'ネットワーク ACL はサブネット全体を守ります。変更すれば、その中のすべてを一度に公開または遮断できます。',
    remedy: [
      'ネットワーク ACL の作成、削除、変更を行う EC2 の 6 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    ec2: [
      'CreateNetworkAcl',
      'CreateNetworkAclEntry',
      'DeleteNetworkAcl',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    ],
  }),
})
