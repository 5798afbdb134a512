import * as kit from '#kit'

export default kit.defineCheck({
  id: 'default-security-group-closed',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '4.4',
    '1.2': '4.3',
    '1.4': '5.3',
    '3.0': '5.4',
    '5.0': '5.5',
    '6.0': '6.5',
    '7.0': '6.5',
  },
  securityHub: ['EC2.2'],
  frameworks: {
    'nist-800-53': ['AC-4', 'SC-7'],
    'pci-dss': ['1.3.1'],
    'iso-27001': ['A.8.20', 'A.8.22'],
    fisc: ['実14'],
  },
  en: {
    title: 'The default security group lets nothing through',
    why: 'What is started without a thought lands in the default group: it should be alone there.',
    remedy: [
      'Give what uses the default group a group of its own.',
      'Remove all rules of the default group, in and out.',
    ],
    none: 'There is no VPC in this region.',
  },
  ja: {
    title: 'デフォルトセキュリティグループの閉鎖',
    why: '指定を忘れて起動したものは、デフォルトグループに入ります。そこでは何にも接続できないのが安全です。',
    remedy: [
      'デフォルトグループを使っているリソースに、専用のグループを割り当てます。',
      'デフォルトグループの受信と送信のルールをすべて削除します。',
    ],
    none: 'このリージョンに VPC はありません。',
  },
  permissions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups'],
  none: 'not-applicable',
  async gather({ aws }) {
    const all = await kit.allPages(
      (NextToken) => aws.ec2.describeSecurityGroups({ ...(NextToken && { NextToken }) }),
      ({ SecurityGroups }) => SecurityGroups,
    )
    const groups = all.filter(({ GroupName }) => GroupName === 'default')
    if (groups.length === 0) return { groups, users: [] }
    const Filters = [{ Name: 'group-id', Values: groups.map(({ GroupId = '' }) => GroupId) }]
    const users = await kit.allPages(
      (NextToken) =>
        aws.ec2.describeNetworkInterfaces({ Filters, ...(NextToken && { NextToken }) }),
      ({ NetworkInterfaces }) => NetworkInterfaces,
    )
    return { groups, users }
  },
  judge: ({ groups, users }) =>
    groups.map(({ GroupId = '', IpPermissions = [], IpPermissionsEgress = [] }) => {
      const [into, out] = [IpPermissions.length, IpPermissionsEgress.length]
      // Who empties the group cuts off what is in it.
      const inIt = users.flatMap(({ NetworkInterfaceId = '', Groups = [] }) =>
        Groups.some((one) => one.GroupId === GroupId) ? [NetworkInterfaceId] : [],
      )
      const why = {
        en: `It has ${into} rules inbound and ${out} outbound; ${inIt.length} network interfaces are in it.`,
        ja: `受信ルール ${into} 件、送信ルール ${out} 件があり、ネットワークインターフェイス ${inIt.length} 個が使用しています。`,
      }
      return (into + out === 0 ? kit.pass : kit.fail)(GroupId, why, inIt)
    }),
})
