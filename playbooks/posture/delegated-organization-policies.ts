import * as kit from '#kit'

export default kit.defineCheck({
  id: 'delegated-organization-policies',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '7.0': '2.1.5' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'A delegated administrator manages the policies of the organization',
    why: 'Whoever writes guard rails every week should not have to work in the account where none hold.',
    remedy: [
      'Set a resource-based delegation policy in AWS Organizations for the security account.',
      'Manage control policies from there.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: '組織ポリシー管理の委任',
    why: '歯止めを日常的に編集する人が、歯止めの効かないアカウントで作業すべきではありません。',
    remedy: [
      'AWS Organizations で、セキュリティアカウントへのリソースベースの委任ポリシーを設定します。',
      '以後、ポリシーはそのアカウントから管理します。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: ['organizations:DescribeOrganization', 'organizations:DescribeResourcePolicy'],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    const policy = await kit.orAbsent(scan.aws.organizations.describeResourcePolicy({}))
    return { delegated: policy?.ResourcePolicy?.Content !== undefined }
  },
  judge(found, { account }) {
    if (found === undefined) return []
    return [
      found.delegated
        ? kit.pass(account, {
            en: 'The management of policies is delegated.',
            ja: 'ポリシーの管理が委任されています。',
          })
        : kit.fail(account, {
            en: 'The management of policies is not delegated.',
            ja: 'ポリシーの管理が委任されていません。',
          }),
    ]
  },
})
