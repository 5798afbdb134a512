import * as kit from '#kit'

export default kit.defineCheck({
  id: 'peering-routes',
  severity: 'low',
  scope: 'region',
  mode: 'manual',
  cis: {
    '1.1': '4.5',
    '1.2': '4.4',
    '1.4': '5.4',
    '3.0': '5.5',
    '5.0': '5.6',
    '6.0': '6.6',
    '7.0': '6.6',
  },
  frameworks: {
    'nist-800-53': ['AC-4', 'SC-7'],
    'pci-dss': ['1.3.1'],
    'iso-27001': ['A.8.20', 'A.8.22'],
    fisc: ['実14'],
  },
  en: {
    title: 'Routes over peerings are as narrow as can be',
    why: 'A route for the whole other network joins the two for an attacker, too.',
    remedy: [
      'Look through the routes below.',
      'Replace routes for whole networks by routes for the subnets that are needed.',
      'Attest it with the date.',
    ],
    none: 'There is no peering in this region.',
  },
  ja: {
    title: 'ピアリング経路の最小化',
    why: '相手のネットワーク全体への経路は、攻撃者にとっても両方のネットワークをつなぎます。',
    remedy: [
      '以下の経路を確認します。',
      'ネットワーク全体への経路を、必要なサブネットへの経路に置き換えます。',
      '確認した日付とともに記録します。',
    ],
    none: 'このリージョンにピアリング接続はありません。',
  },
  permissions: ['ec2:DescribeRouteTables'],
  none: 'not-applicable',
  async gather({ aws }) {
    const tables = await kit.allPages(
      (NextToken) => aws.ec2.describeRouteTables({ ...(NextToken && { NextToken }) }),
      ({ RouteTables }) => RouteTables,
    )
    return tables.flatMap(({ RouteTableId = '', Routes = [] }) =>
      Routes.filter((route) => route.VpcPeeringConnectionId !== undefined).map((route) => ({
        id: RouteTableId,
        to: route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? '-',
        over: route.VpcPeeringConnectionId ?? '',
      })),
    )
  },
  judge: (routes) =>
    routes.map(({ id, to, over }) =>
      kit.attest(`${id} ${to}`, {
        en: `The route to ${to} goes over ${over}. Is all of it needed?`,
        ja: `${to} への経路が ${over} を通っています。すべて必要ですか。`,
      }),
    ),
})
