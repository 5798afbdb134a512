import * as kit from '#kit'

export default kit.defineCheck({
  id: 'federated-users',
  severity: 'medium',
  scope: 'account',
  mode: 'manual',
  cis: { '1.4': '1.21', '3.0': '1.21', '5.0': '1.20', '6.0': '2.20', '7.0': '2.19' },
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'People sign in through one identity provider',
    why: 'A person who leaves is locked out once, in one place; an IAM user in each account is forgotten in one of them.',
    remedy: [
      'Connect IAM Identity Center or a SAML provider to your directory.',
      'Move people over, account by account.',
      'Delete their IAM users.',
    ],
    none: 'There is always somebody who signs in.',
  },
  ja: {
    title: 'ID プロバイダーによるサインインの一元化',
    why: '退職者のアクセスは 1 か所で止められます。アカウントごとに IAM ユーザーがあると、どこかで消し忘れます。',
    remedy: [
      'IAM Identity Center または SAML プロバイダーをディレクトリに接続します。',
      'アカウントごとに利用者を移行します。',
      'IAM ユーザーを削除します。',
    ],
    none: 'サインインする人は常にいます。',
  },
  permissions: ['iam:ListSAMLProviders', 'iam:ListUsers'],
  none: 'pass',
  async gather({ aws }) {
    const { SAMLProviderList = [] } = await aws.iam.listSAMLProviders({})
    const users = await kit.allPages(
      (Marker) => aws.iam.listUsers({ ...(Marker && { Marker }) }),
      ({ Users }) => Users,
    )
    return { providers: SAMLProviderList.map(({ Arn = '' }) => Arn), users: users.length }
  },
  judge: ({ providers, users }, { account }) => [
    kit.attest(
      account,
      {
        en: `${providers.length} SAML providers, ${users} IAM users. Are all people managed in one place?`,
        ja: `SAML プロバイダー ${providers.length} 件、IAM ユーザー ${users} 件。全員が一元管理されていますか。`,
      },
      { providers, users },
    ),
  ],
})
