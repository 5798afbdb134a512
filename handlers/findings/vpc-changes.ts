import { defineCallAlarm, inventedCall } from '#kit'

/** Networks as a whole, and what joins them: CIS 3.14. */
export default defineCallAlarm({
  id: 'vpc-changes',
  cis: '3.14',
  en: {
    title: 'VPC change',
    done: 'A whole network was made, removed, or joined to another. Networks change rarely and on purpose: whoever runs them should recognise this at once, above all a peering with an account that nobody knows.',
    tried:
      'Somebody asked to make, remove or join a whole network, and EC2 declined. Nothing about the networks has changed.',
  },
  ja: {
    title: 'VPC の変更',
    done: 'VPC の作成や削除、ほかの VPC との接続がありました。ネットワーク自体の変更はまれで、必ず計画があるはずです。管理担当者に確認してください。特に、見覚えのないアカウントとのピアリング接続には注意が必要です。',
    tried:
      'VPC の作成、削除、または接続を求める操作がありましたが、EC2 が拒否しました。ネットワークに変化はありません。',
  },
  kind: { en: 'VPC or peering', ja: 'VPC またはピアリング接続' },
  thing: [
    'requestParameters.vpcPeeringConnectionId',
    'responseElements.vpcPeeringConnection.vpcPeeringConnectionId',
    'requestParameters.vpcId',
    'responseElements.vpc.vpcId',
    'requestParameters.CreateVpcPeeringConnectionRequest.VpcId',
    'requestParameters.cidrBlock',
  ],
  calls: {
    ec2: {
      CreateVpc: ['low', 'created|create VPC @', 'VPC @ を作成'],
      DeleteVpc: ['medium', 'deleted|delete VPC @', 'VPC @ を削除'],
      ModifyVpcAttribute: ['low', 'changed|change the DNS settings of VPC @', 'VPC @ の属性を変更'],
      AcceptVpcPeeringConnection: [
        'medium',
        'accepted|accept peering @',
        'ピアリング接続 @ を承諾',
      ],
      CreateVpcPeeringConnection: [
        'medium',
        'asked|ask for a peering with another VPC (@)',
        '別の VPC とのピアリング接続 (@) を作成',
      ],
      DeleteVpcPeeringConnection: ['low', 'deleted|delete peering @', 'ピアリング接続 @ を削除'],
      RejectVpcPeeringConnection: ['low', 'rejected|reject peering @', 'ピアリング接続 @ を拒否'],
      AttachClassicLinkVpc: [
        'low',
        'linked|link an EC2-Classic instance to VPC @',
        'VPC @ に EC2-Classic インスタンスをリンク',
      ],
      DetachClassicLinkVpc: [
        'low',
        'unlinked|unlink an EC2-Classic instance from VPC @',
        'VPC @ から EC2-Classic インスタンスのリンクを解除',
      ],
      EnableVpcClassicLink: [
        'low',
        'enabled|enable ClassicLink of VPC @',
        'VPC @ の ClassicLink を有効化',
      ],
      DisableVpcClassicLink: [
        'low',
        'disabled|disable ClassicLink of VPC @',
        'VPC @ の ClassicLink を無効化',
      ],
    },
  },
  sample: inventedCall('ec2', 'AcceptVpcPeeringConnection', {
    requestParameters: { vpcPeeringConnectionId: 'pcx-0a1b2c3d4e5f60718' },
    responseElements: {
      requestId: '6d8f0123-4e50-4c71-9f3d-41506f7e8d9c',
      vpcPeeringConnection: {
        vpcPeeringConnectionId: 'pcx-0a1b2c3d4e5f60718',
        requesterVpcInfo: { ownerId: '444455556666', cidrBlock: '10.9.0.0/16' },
        accepterVpcInfo: { ownerId: '111122223333', vpcId: 'vpc-0e1f2a3b4c5d60718' },
      },
    },
  }),
})
