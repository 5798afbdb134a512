import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-route-table-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.13',
    '1.2': '3.13',
    '1.4': '4.13',
    '3.0': '4.13',
    '5.0': '4.13',
    '6.0': '5.13',
    '7.0': '5.13',
  },
  securityHub: ['CloudWatch.13'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to route tables',
    why: "A route decides where traffic goes: past the firewall, through somebody else's machine, or nowhere.",
    remedy: [
      'Make a metric filter for the seven EC2 calls on routes and route tables.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'ルートテーブルの変更の通知',
    why: 'ルートは通信の経路を決めます。ファイアウォールの迂回、他者の機器の経由、通信の遮断のいずれも可能です。',
    remedy: [
      'ルートとルートテーブルに関する EC2 の 7 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    ec2: [
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    ],
  }),
})
