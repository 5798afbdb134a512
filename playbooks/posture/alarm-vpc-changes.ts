import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-vpc-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.14',
    '1.2': '3.14',
    '1.4': '4.14',
    '3.0': '4.14',
    '5.0': '4.14',
    '6.0': '5.14',
    '7.0': '5.14',
  },
  securityHub: ['CloudWatch.14'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to VPCs',
    why: 'Networks are made and joined rarely and on purpose. A peering with an unknown account is a corridor into yours.',
    remedy: [
      'Make a metric filter for the eleven EC2 calls on VPCs, peering and ClassicLink.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'VPC の変更の通知',
    why: 'ネットワークの作成や接続はまれで、必ず計画があるはずです。見知らぬアカウントとのピアリングは、侵入経路になります。',
    remedy: [
      'VPC、ピアリング、ClassicLink に関する EC2 の 11 の呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    ec2: [
      'CreateVpc',
      'DeleteVpc',
      'ModifyVpcAttribute',
      'AcceptVpcPeeringConnection',
      'CreateVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'RejectVpcPeeringConnection',
      'AttachClassicLinkVpc',
      'DetachClassicLinkVpc',
      'DisableVpcClassicLink',
      'EnableVpcClassicLink',
    ],
  }),
})
