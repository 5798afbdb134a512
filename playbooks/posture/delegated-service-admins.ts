import * as kit from '#kit'

export default kit.defineCheck({
  id: 'delegated-service-admins',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '7.0': '2.1.6' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'Delegated administrators manage the security services',
    why: 'GuardDuty, Security Hub and Config belong to the security account: whoever takes over production must not reach them.',
    remedy: [
      'Register the security account as delegated administrator of each service.',
      'Remove people of the security team from the management account.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: 'セキュリティサービス管理の委任',
    why: 'GuardDuty、Security Hub、Config はセキュリティアカウントで管理します。本番を奪った攻撃者の手が届いてはなりません。',
    remedy: [
      '各サービスの委任管理者として、セキュリティアカウントを登録します。',
      'セキュリティチームの人を管理アカウントから外します。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: ['organizations:DescribeOrganization', 'organizations:ListDelegatedAdministrators'],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    const found = await kit.allPages(
      (NextToken) =>
        scan.aws.organizations.listDelegatedAdministrators({ ...(NextToken && { NextToken }) }),
      ({ DelegatedAdministrators }) => DelegatedAdministrators,
    )
    return found.map(({ Id = '', Name = '' }) => `${Name} (${Id})`)
  },
  judge(admins, { account }) {
    if (admins === undefined) return []
    const list = admins.join(', ') || '-'
    const why = { en: `Delegated administrators: ${list}.`, ja: `委任管理者: ${list}。` }
    return [(admins.length > 0 ? kit.pass : kit.fail)(account, why)]
  },
})
