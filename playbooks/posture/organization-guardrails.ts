import * as kit from '#kit'

export default kit.defineCheck({
  id: 'organization-guardrails',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: { '7.0': '2.1.2' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'Service control policies guard every account',
    why: 'Without a guard rail an administrator of one account can switch off everything that watches it.',
    remedy: [
      'Turn on service control policies.',
      'Attach one to the root that denies to leave, to stop CloudTrail, Config and GuardDuty, and regions that you do not use.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: '全アカウントのサービスコントロールポリシー',
    why: '歯止めがなければ、1 アカウントの管理者が監視をすべて止められます。',
    remedy: [
      'サービスコントロールポリシーを有効にします。',
      '組織からの離脱、CloudTrail、Config、GuardDuty の停止、使わないリージョンの利用を拒否するポリシーを、ルートにアタッチします。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: [
    'organizations:DescribeOrganization',
    'organizations:ListPoliciesForTarget',
    'organizations:ListRoots',
  ],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    const { Roots: [root] = [] } = await scan.aws.organizations.listRoots({})
    const on = (root?.PolicyTypes ?? []).some(
      ({ Type, Status }) => Type === 'SERVICE_CONTROL_POLICY' && Status === 'ENABLED',
    )
    if (!on || root?.Id === undefined) return []
    const { Policies = [] } = await scan.aws.organizations.listPoliciesForTarget({
      TargetId: root.Id,
      Filter: 'SERVICE_CONTROL_POLICY',
    })
    return Policies.filter(({ AwsManaged }) => AwsManaged !== true).map(({ Name = '' }) => Name)
  },
  judge(policies, { account }) {
    if (policies === undefined) return []
    const list = policies.join(', ') || '-'
    const why = {
      en: `Policies of your own on the root: ${list}.`,
      ja: `ルートにアタッチされた独自のポリシー: ${list}。`,
    }
    return [(policies.length > 0 ? kit.pass : kit.fail)(account, why)]
  },
})
