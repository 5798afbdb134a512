import * as kit from '#kit'

export default kit.defineCheck({
  id: 'load-balancers-log-access',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '7.0': '4.10' },
  securityHub: ['ELB.5'],
  frameworks: { 'nist-800-53': ['AU-12'], 'pci-dss': ['10.2.1'], 'iso-27001': ['A.8.15'] },
  en: {
    title: 'Load balancers record who asks for what',
    why: 'The first request of the attack is in the access log of the front end, or nowhere.',
    remedy: [
      'Turn on access logs of the load balancer, to a bucket of its own.',
      'Do the same for CloudFront distributions and API Gateway stages.',
    ],
    none: 'There is no load balancer in this region.',
  },
  ja: {
    title: 'ロードバランサーのアクセスログ',
    why: '攻撃の最初のリクエストは、フロントエンドのアクセスログにしか残りません。',
    remedy: [
      'ロードバランサーのアクセスログを、専用のバケットに対して有効にします。',
      'CloudFront ディストリビューションと API Gateway ステージも同様に設定します。',
    ],
    none: 'このリージョンにロードバランサーはありません。',
  },
  permissions: [
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeLoadBalancers',
  ],
  none: 'not-applicable',
  async gather({ aws }) {
    const balancers = await kit.allPages(
      (Marker) => aws.elasticloadbalancing.describeLoadBalancers({ ...(Marker && { Marker }) }),
      ({ LoadBalancers }) => LoadBalancers,
    )
    return Promise.all(
      balancers.map(async ({ LoadBalancerArn = '' }) => {
        const { Attributes = [] } = await aws.elasticloadbalancing.describeLoadBalancerAttributes({
          LoadBalancerArn,
        })
        return {
          arn: LoadBalancerArn,
          on: Attributes.some(
            ({ Key, Value }) => Key === 'access_logs.s3.enabled' && Value === 'true',
          ),
        }
      }),
    )
  },
  judge: (balancers) =>
    balancers.map(({ arn, on }) =>
      on
        ? kit.pass(arn, { en: 'It records its requests.', ja: 'リクエストが記録されています。' })
        : kit.fail(arn, { en: 'It records nothing.', ja: '何も記録されていません。' }),
    ),
})
