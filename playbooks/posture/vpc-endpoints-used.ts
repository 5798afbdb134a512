import * as kit from '#kit'

export default kit.defineCheck({
  id: 'vpc-endpoints-used',
  severity: 'low',
  scope: 'region',
  mode: 'automatic',
  cis: { '7.0': '6.8' },
  securityHub: ['EC2.10'],
  frameworks: { 'nist-800-53': ['SC-7'], 'iso-27001': ['A.8.22'] },
  en: {
    title: 'VPCs reach AWS services over endpoints',
    why: "With an endpoint and its policy, stolen data cannot be put into somebody else's bucket from inside the network.",
    remedy: [
      'Make a gateway endpoint for S3 in each VPC, at no cost, and interface endpoints where they are needed.',
      'Limit its policy to your own buckets and accounts (aws:ResourceOrgID).',
    ],
    none: 'There is no VPC in this region.',
  },
  ja: {
    title: 'AWS サービスへの VPC エンドポイント',
    why: 'エンドポイントとそのポリシーがあれば、盗んだデータをネットワーク内から他人のバケットに送れなくなります。',
    remedy: [
      '各 VPC に、無料の S3 ゲートウェイエンドポイントと、必要なインターフェイスエンドポイントを作成します。',
      'ポリシーで、自組織のバケットとアカウントに限定します (aws:ResourceOrgID)。',
    ],
    none: 'このリージョンに VPC はありません。',
  },
  permissions: ['ec2:DescribeVpcEndpoints', 'ec2:DescribeVpcs'],
  none: 'not-applicable',
  async gather({ aws }) {
    const [vpcs, endpoints] = await Promise.all([
      kit.allPages(
        (NextToken) => aws.ec2.describeVpcs({ ...(NextToken && { NextToken }) }),
        ({ Vpcs }) => Vpcs,
      ),
      kit.allPages(
        (NextToken) => aws.ec2.describeVpcEndpoints({ ...(NextToken && { NextToken }) }),
        ({ VpcEndpoints }) => VpcEndpoints,
      ),
    ])
    return { vpcs, endpoints }
  },
  judge: ({ vpcs, endpoints }) =>
    vpcs.map(({ VpcId = '' }) => {
      const names = endpoints
        .filter((one) => one.VpcId === VpcId)
        .map(({ ServiceName = '' }) => ServiceName.split('.').at(-1))
      const list = names.join(', ') || '-'
      const why = { en: `Endpoints: ${list}.`, ja: `エンドポイント: ${list}。` }
      return (names.includes('s3') ? kit.pass : kit.fail)(VpcId, why)
    }),
})
