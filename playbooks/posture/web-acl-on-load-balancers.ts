import * as kit from '#kit'

export default kit.defineCheck({
  id: 'web-acl-on-load-balancers',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: ['ELB.16'],
  frameworks: { 'nist-800-53': ['SC-5', 'SC-7'], 'pci-dss': ['6.4.2'], 'iso-27001': ['A.8.20'] },
  en: {
    title: 'Internet-facing load balancers have a web ACL',
    why: 'The exploit of the week comes as a request. A web ACL is where it can be stopped while the patch is being made.',
    remedy: [
      'Make a web ACL with the AWS managed rule groups and associate it.',
      'Begin in count mode, look at what it would block, then block.',
      'Where volumetric attacks are to be feared, add Shield Advanced.',
    ],
    none: 'There is no internet-facing application load balancer in this region.',
  },
  ja: {
    title: 'インターネット向けロードバランサーの Web ACL',
    why: '新しい脆弱性への攻撃はリクエストとして届きます。Web ACL があれば、修正が用意できるまでの間そこで止められます。',
    remedy: [
      'AWS マネージドルールグループを含む Web ACL を作成して関連付けます。',
      'カウントモードで始め、影響を確認してからブロックに切り替えます。',
      '大規模な DDoS が想定される場合は、Shield Advanced を追加します。',
    ],
    none: 'このリージョンにインターネット向けの Application Load Balancer はありません。',
  },
  permissions: ['elasticloadbalancing:DescribeLoadBalancers', 'wafv2:GetWebACLForResource'],
  none: 'not-applicable',
  async gather({ aws }) {
    const balancers = await kit.allPages(
      (Marker) => aws.elasticloadbalancing.describeLoadBalancers({ ...(Marker && { Marker }) }),
      ({ LoadBalancers }) => LoadBalancers,
    )
    const facing = balancers.filter(
      ({ Scheme, Type }) => Scheme === 'internet-facing' && Type === 'application',
    )
    return Promise.all(
      facing.map(async ({ LoadBalancerArn: ResourceArn = '' }) => {
        const { WebACL } =
          (await kit.orAbsent(aws.wafv2.getWebACLForResource({ ResourceArn }))) ?? {}
        return { arn: ResourceArn, acl: WebACL?.Name }
      }),
    )
  },
  judge: (balancers) =>
    balancers.map(({ arn, acl }) =>
      acl === undefined
        ? kit.fail(arn, {
            en: 'No web ACL stands before it.',
            ja: 'Web ACL が関連付けられていません。',
          })
        : kit.pass(arn, {
            en: `The web ACL ${acl} stands before it.`,
            ja: `Web ACL ${acl} が関連付けられています。`,
          }),
    ),
})
