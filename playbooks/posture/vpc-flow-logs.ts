import * as kit from '#kit'

export default kit.defineCheck({
  id: 'vpc-flow-logs',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '4.3',
    '1.2': '2.9',
    '1.4': '3.9',
    '3.0': '3.7',
    '5.0': '3.7',
    '6.0': '4.7',
    '7.0': '4.7',
  },
  securityHub: ['EC2.6'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'Every VPC records its traffic',
    why: 'Where did it connect, how much went out, since when: flow logs answer that for machines that are already gone.',
    remedy: [
      'Make a flow log for the VPC, at least for rejected traffic, better for all.',
      'Send it to CloudWatch Logs or S3 and set a retention.',
    ],
    none: 'There is no VPC in this region.',
  },
  ja: {
    title: '全 VPC のフローログ',
    why: 'どこに接続し、どれだけ送信し、いつからか。フローログがあれば、すでに存在しないマシンについても答えられます。',
    remedy: [
      'VPC のフローログを作成します。拒否された通信だけでも、できればすべてを記録します。',
      'CloudWatch Logs または S3 に送信し、保持期間を設定します。',
    ],
    none: 'このリージョンに VPC はありません。',
  },
  permissions: ['ec2:DescribeFlowLogs', 'ec2:DescribeVpcs'],
  playbook: 'turn-on-flow-logs',
  none: 'not-applicable',
  async gather({ aws }) {
    const [vpcs, logs] = await Promise.all([
      kit.allPages(
        (NextToken) => aws.ec2.describeVpcs({ ...(NextToken && { NextToken }) }),
        ({ Vpcs }) => Vpcs,
      ),
      kit.allPages(
        (NextToken) => aws.ec2.describeFlowLogs({ ...(NextToken && { NextToken }) }),
        ({ FlowLogs }) => FlowLogs,
      ),
    ])
    return { vpcs, logs }
  },
  judge: ({ vpcs, logs }) =>
    vpcs.map(({ VpcId = '' }) => {
      const own = logs.filter(
        (log) =>
          log.ResourceId === VpcId &&
          log.FlowLogStatus === 'ACTIVE' &&
          log.TrafficType !== 'ACCEPT',
      )
      const list =
        own.map(({ FlowLogId, TrafficType }) => `${FlowLogId} (${TrafficType})`).join(', ') || '-'
      const why = { en: `Flow logs: ${list}.`, ja: `フローログ: ${list}。` }
      return (own.length > 0 ? kit.pass : kit.fail)(VpcId, why)
    }),
})
