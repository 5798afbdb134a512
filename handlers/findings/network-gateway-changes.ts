import { defineCallAlarm, inventedCall } from '#kit'

/** Ways in and out of a VPC: CIS 3.12. */
export default defineCallAlarm({
  id: 'network-gateway-changes',
  cis: '3.12',
  en: {
    title: 'Network gateway change',
    done: 'A gateway between a VPC and the outside was made, attached or taken away. With a new one, a network that was meant to be private may now reach the internet; without one, services may have lost their way.',
    tried:
      'Somebody asked for a change to a gateway between a VPC and the outside. EC2 did not make it, so traffic runs as it did.',
  },
  ja: {
    title: 'ネットワークゲートウェイの変更',
    done: 'VPC と外部をつなぐゲートウェイが作成、アタッチ、または削除されました。新しく付いた場合は閉じているはずのネットワークがインターネットとつながり、外された場合はサービスの通信が途絶えるおそれがあります。',
    tried:
      'VPC と外部をつなぐゲートウェイを変更する操作がありましたが、EC2 に受け付けられませんでした。通信経路は変わっていません。',
  },
  kind: { en: 'Gateway', ja: 'ゲートウェイ' },
  thing: [
    'requestParameters.internetGatewayId',
    'responseElements.internetGateway.internetGatewayId',
    'requestParameters.customerGatewayId',
    'responseElements.customerGateway.customerGatewayId',
    'requestParameters.ipAddress',
  ],
  calls: {
    ec2: {
      CreateCustomerGateway: [
        'low',
        'created|create customer gateway @',
        'カスタマーゲートウェイ @ を作成',
      ],
      DeleteCustomerGateway: [
        'low',
        'deleted|delete customer gateway @',
        'カスタマーゲートウェイ @ を削除',
      ],
      AttachInternetGateway: [
        'medium',
        'attached|attach internet gateway @ to a VPC',
        'インターネットゲートウェイ @ を VPC にアタッチ',
      ],
      CreateInternetGateway: [
        'low',
        'created|create internet gateway @',
        'インターネットゲートウェイ @ を作成',
      ],
      DeleteInternetGateway: [
        'low',
        'deleted|delete internet gateway @',
        'インターネットゲートウェイ @ を削除',
      ],
      DetachInternetGateway: [
        'low',
        'detached|detach internet gateway @ from its VPC',
        'インターネットゲートウェイ @ を VPC からデタッチ',
      ],
    },
  },
  sample: inventedCall('ec2', 'AttachInternetGateway', {
    requestParameters: {
      internetGatewayId: 'igw-0a1b2c3d4e5f60718',
      vpcId: 'vpc-0e1f2a3b4c5d60718',
    },
    responseElements: { requestId: '4b6d8f01-2c3e-4a5f-9d1b-2f3e4d5c6b7a', _return: true },
  }),
})
