import { at, defineCallAlarm, fact, inventedCall, isWorld, requestFacts, textAt } from '#kit'

const targets = [
  'gatewayId',
  'natGatewayId',
  'instanceId',
  'networkInterfaceId',
  'vpcPeeringConnectionId',
  'transitGatewayId',
  'egressOnlyInternetGatewayId',
  'vpcEndpointId',
  'localGatewayId',
  'coreNetworkArn',
]

/** Where packets go: CIS 3.13. API Gateway has calls of the same names, which are none of these. */
export default defineCallAlarm({
  id: 'route-table-changes',
  cis: '3.13',
  en: {
    title: 'Route table change',
    done: 'Traffic of a VPC takes another way than before. A default route to an internet gateway makes a private subnet public; a route to somebody else’s instance or peering lets others listen.',
    tried:
      'Somebody wanted to change where traffic of a VPC goes. The call failed, and all routes are what they were.',
  },
  ja: {
    title: 'ルートテーブルの変更',
    done: 'VPC の通信経路が変わりました。インターネットゲートウェイ向けのデフォルトルートはプライベートサブネットを公開状態にし、見知らぬインスタンスやピアリング接続へのルートは盗聴に使われるおそれがあります。',
    tried:
      'VPC の通信経路を変えようとする操作がありましたが、失敗しました。ルートはすべて元のままです。',
  },
  kind: { en: 'Route table', ja: 'ルートテーブル' },
  thing: [
    'requestParameters.routeTableId',
    'responseElements.routeTable.routeTableId',
    'requestParameters.associationId',
  ],
  calls: {
    ec2: {
      CreateRoute: ['low', 'added|add a route to route table @', 'ルートテーブル @ にルートを追加'],
      ReplaceRoute: [
        'low',
        'replaced|replace a route in route table @',
        'ルートテーブル @ のルートを置換',
      ],
      DeleteRoute: [
        'low',
        'deleted|delete a route from route table @',
        'ルートテーブル @ のルートを削除',
      ],
      CreateRouteTable: ['low', 'created|create route table @', 'ルートテーブル @ を作成'],
      DeleteRouteTable: ['low', 'deleted|delete route table @', 'ルートテーブル @ を削除'],
      ReplaceRouteTableAssociation: [
        'low',
        'put|put a subnet under route table @',
        'サブネットに関連付けるルートテーブルを @ に変更',
      ],
      DisassociateRouteTable: [
        'low',
        'took|take a subnet from its route table (@)',
        'サブネットとルートテーブルの関連付け (@) を解除',
      ],
    },
  },
  look(detail, { name }) {
    const request = at(detail, 'requestParameters')
    const to = textAt(
      request,
      'destinationCidrBlock',
      'destinationIpv6CidrBlock',
      'destinationPrefixListId',
    )
    const target = textAt(request, ...targets)
    const outside = isWorld(to) && target?.startsWith('igw-') && !name.startsWith('Delete')
    return {
      deed: outside
        ? [
            'medium',
            'routed|route all other traffic of route table @ to the internet',
            'ルートテーブル @ のデフォルトルートをインターネット向けに設定',
          ]
        : undefined,
      facts:
        to === undefined
          ? requestFacts(detail)
          : fact({ en: 'Route', ja: 'ルート' }, [`${to} → ${target ?? '-'}`]),
    }
  },
  sample: inventedCall('ec2', 'CreateRoute', {
    requestParameters: {
      routeTableId: 'rtb-0a1b2c3d4e5f60718',
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: 'igw-0a1b2c3d4e5f60718',
    },
    responseElements: { requestId: '5c7e9012-3d4f-4b60-8e2c-304f5e6d7c8b', _return: true },
  }),
})
