import { defineAlarmCheck, witnessed } from '#kit'

export default defineAlarmCheck({
  id: 'alarm-gateway-changes',
  severity: 'medium',
  cis: {
    '1.1': '3.12',
    '1.2': '3.12',
    '1.4': '4.12',
    '3.0': '4.12',
    '5.0': '4.12',
    '6.0': '5.12',
    '7.0': '5.12',
  },
  securityHub: ['CloudWatch.12'],
  frameworks: {
    'nist-800-53': ['AU-6(1)', 'SI-4(2)', 'CA-7'],
    'pci-dss': ['10.4.1'],
    'iso-27001': ['A.8.16'],
  },
  en: {
    title: 'Somebody is told of changes to network gateways',
    why: 'An internet gateway is the door of a network. A new one on a private network is a way out that nobody planned.',
    remedy: [
      'Make a metric filter for the six EC2 calls on customer and internet gateways.',
      'Make an alarm on its metric with an SNS topic as its action.',
      'Confirm the subscription of the topic.',
    ],
    none: 'There is always an account to watch.',
  },
  ja: {
    title: 'ネットワークゲートウェイの変更の通知',
    why: 'インターネットゲートウェイはネットワークの出入口です。プライベートなネットワークに追加されれば、計画外の持ち出し経路になります。',
    remedy: [
      'カスタマーゲートウェイとインターネットゲートウェイに関する EC2 の 6 つの呼び出しを対象に、メトリクスフィルターを作成します。',
      'そのメトリクスに、SNS トピックを通知先とするアラームを作成します。',
      'トピックのサブスクリプションを確認します。',
    ],
    none: '監視すべきアカウントは常にあります。',
  },
  witnesses: witnessed({
    ec2: [
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    ],
  }),
})
