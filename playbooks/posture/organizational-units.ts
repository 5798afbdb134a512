import * as kit from '#kit'

export default kit.defineCheck({
  id: 'organizational-units',
  severity: 'low',
  scope: 'account',
  mode: 'manual',
  cis: { '7.0': '2.1.4' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'Accounts are grouped by environment and sensitivity',
    why: 'One guard rail for all is either too loose for production or too tight for everybody else.',
    remedy: [
      'Look through the units below.',
      'Move accounts so that production, test and security are apart.',
      'Attest it with the date.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: '環境と機密性による OU の構成',
    why: '全体に 1 つの歯止めでは、本番には緩すぎるか、それ以外には厳しすぎます。',
    remedy: [
      '以下の OU の構成を確認します。',
      '本番、検証、セキュリティのアカウントを分けて配置します。',
      '確認した日付とともに記録します。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: [
    'organizations:DescribeOrganization',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListRoots',
  ],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    const { Roots: [root] = [] } = await scan.aws.organizations.listRoots({})
    const units = await kit.allPages(
      (NextToken) =>
        scan.aws.organizations.listOrganizationalUnitsForParent({
          ParentId: root?.Id,
          ...(NextToken && { NextToken }),
        }),
      ({ OrganizationalUnits }) => OrganizationalUnits,
    )
    return units.map(({ Name = '' }) => Name)
  },
  judge(units, { account }) {
    if (units === undefined) return []
    const list = units.join(', ') || '-'
    return [
      kit.attest(
        account,
        {
          en: `Units under the root: ${list}. Are they by environment and sensitivity?`,
          ja: `ルート直下の OU: ${list}。環境と機密性で分かれていますか。`,
        },
        units,
      ),
    ]
  },
})
