import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-world-open-admin-ports',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '4.1',
    '1.2': '4.1',
    '1.4': '5.2',
    '3.0': '5.2',
    '5.0': '5.3',
    '6.0': '6.3',
    '7.0': '6.3',
  },
  securityHub: ['EC2.13'],
  frameworks: {
    'nist-800-53': ['AC-4', 'SC-7'],
    'pci-dss': ['1.3.1'],
    'iso-27001': ['A.8.20', 'A.8.22'],
    fisc: ['実14'],
  },
  en: {
    title: 'No security group opens SSH or RDP to the world',
    why: 'Port 22 open to everybody is tried within minutes, by thousands, around the clock. One weak password is enough.',
    remedy: [
      'Open the group below and remove the rule, or limit it to the addresses that need it.',
      'Use Session Manager instead of SSH and RDP.',
      'Look in the flow logs who came in while it was open.',
    ],
    none: 'There is no security group in this region.',
  },
  ja: {
    title: 'SSH と RDP の全世界への公開なし',
    why: '全世界に開いたポート 22 は数分で見つかり、絶え間なく試されます。弱いパスワードが 1 つあれば侵入されます。',
    remedy: [
      '該当するグループのルールを削除するか、必要なアドレスに限定します。',
      'SSH や RDP の代わりに Session Manager を使います。',
      '開いていた間に誰が接続したかを、フローログで確認します。',
    ],
    none: 'このリージョンにセキュリティグループはありません。',
  },
  permissions: ['ec2:DescribeSecurityGroups'],
  playbook: 'close-open-port',
  none: 'not-applicable',
  gather: ({ aws }) =>
    kit.allPages(
      (NextToken) => aws.ec2.describeSecurityGroups({ ...(NextToken && { NextToken }) }),
      ({ SecurityGroups }) => SecurityGroups,
    ),
  judge: (groups) => groups.map((group) => kit.openToWorld(group, [22, 3389], 'IPv4')),
})
