import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-world-open-network-acl',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.4': '5.1', '3.0': '5.1', '5.0': '5.2', '6.0': '6.2', '7.0': '6.2' },
  securityHub: ['EC2.21'],
  frameworks: {
    'nist-800-53': ['AC-4', 'SC-7'],
    'pci-dss': ['1.3.1'],
    'iso-27001': ['A.8.20', 'A.8.22'],
    fisc: ['実14'],
  },
  en: {
    title: 'No network ACL opens SSH or RDP to the world',
    why: 'The ACL is the second wall. Where it lets everything in, one wrong security group is enough.',
    remedy: [
      'Make a numbered deny for ports 22 and 3389 from 0.0.0.0/0, or narrow the allow.',
      'Remember that ACLs keep no state: answers need a rule too.',
    ],
    none: 'There is no network ACL in this region.',
  },
  ja: {
    title: 'ネットワーク ACL での SSH と RDP の公開なし',
    why: 'ネットワーク ACL は 2 枚目の壁です。すべてを通していると、セキュリティグループの設定ミス 1 つで侵入されます。',
    remedy: [
      '0.0.0.0/0 からのポート 22 と 3389 を拒否するルールを追加するか、許可の範囲を狭めます。',
      'ACL はステートレスのため、応答にもルールが必要です。',
    ],
    none: 'このリージョンにネットワーク ACL はありません。',
  },
  permissions: ['ec2:DescribeNetworkAcls'],
  none: 'not-applicable',
  gather: ({ aws }) =>
    kit.allPages(
      (NextToken) => aws.ec2.describeNetworkAcls({ ...(NextToken && { NextToken }) }),
      ({ NetworkAcls }) => NetworkAcls,
    ),
  judge: (acls) =>
    acls.map(({ NetworkAclId = '', Entries = [] }) => {
      const open = [22, 3389].filter((port) => kit.letsIn(Entries, port))
      const list = open.join(', ')
      return open.length === 0
        ? kit.pass(NetworkAclId, {
            en: 'It lets nobody in to SSH or RDP from everywhere.',
            ja: '全世界からの SSH と RDP を通しません。',
          })
        : kit.fail(
            NetworkAclId,
            {
              en: `It lets the world in to: ${list}.`,
              ja: `全世界から到達できるポート: ${list}。`,
            },
            open,
          )
    }),
})
