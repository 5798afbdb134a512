import * as kit from '#kit'

export default kit.defineCheck({
  id: 'root-access-central',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: { '7.0': '2.1.1' },
  frameworks: { 'nist-800-53': ['AC-6', 'CM-2'], 'iso-27001': ['A.5.2', 'A.8.2'] },
  en: {
    title: 'Root access of member accounts is central',
    why: 'Member accounts that have no root credentials cannot lose them.',
    remedy: [
      'Turn on centralized root access in IAM, with credentials management.',
      'Delete the root credentials of the member accounts.',
    ],
    none: 'This account manages no organization.',
  },
  ja: {
    title: 'メンバーアカウントのルートアクセスの一元管理',
    why: 'メンバーアカウントにルート認証情報がなければ、漏えいすることもありません。',
    remedy: [
      'IAM でルートアクセスの一元管理 (ルート認証情報の管理) を有効にします。',
      'メンバーアカウントのルート認証情報を削除します。',
    ],
    none: 'このアカウントは組織の管理アカウントではありません。',
  },
  permissions: ['iam:ListOrganizationsFeatures', 'organizations:DescribeOrganization'],
  none: 'not-applicable',
  async gather(scan) {
    if (!(await kit.managesOrganization(scan))) return undefined
    return (await scan.aws.iam.listOrganizationsFeatures({})).EnabledFeatures ?? []
  },
  judge(features, { account }) {
    if (features === undefined) return []
    const on = features.includes('RootCredentialsManagement')
    const why = {
      en: `Features that are on: ${features.join(', ') || '-'}.`,
      ja: `有効な機能: ${features.join(', ') || '-'}。`,
    }
    return [(on ? kit.pass : kit.fail)(account, why)]
  },
})
