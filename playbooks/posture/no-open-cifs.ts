import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-open-cifs',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: { '5.0': '5.1.2', '6.0': '6.1.2', '7.0': '6.1.2' },
  frameworks: {
    'nist-800-53': ['AC-4', 'SC-7'],
    'pci-dss': ['1.3.1'],
    'iso-27001': ['A.8.20', 'A.8.22'],
    fisc: ['実14'],
  },
  en: {
    title: 'No security group opens CIFS to the world',
    why: 'File shares on port 445 that the world can reach are encrypted by whoever comes first.',
    remedy: [
      'Open the group below and remove the rule, or limit it to the addresses that need it.',
      'Use Session Manager instead of SSH and RDP.',
      'Look in the flow logs who came in while it was open.',
    ],
    none: 'There is no security group in this region.',
  },
  ja: {
    title: 'CIFS の全世界への公開なし',
    why: '外部から到達できるポート 445 のファイル共有は、最初に見つけた相手に暗号化されます。',
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
  judge: (groups) => groups.map((group) => kit.openToWorld(group, [445], 'both')),
})
