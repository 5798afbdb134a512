import * as kit from '#kit'

export default kit.defineCheck({
  id: 'oidc-roles-name-a-subject',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: {},
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'Roles for OIDC providers name who may assume them',
    why: 'A role that trusts GitHub Actions without naming a repository trusts every repository there is.',
    remedy: [
      'Add a condition on the subject claim (token.actions.githubusercontent.com:sub).',
      'Name the repository and the branch or environment, without a star for the owner.',
      'Do the same for other providers, with their own claims.',
    ],
    none: 'No role trusts an OIDC provider.',
  },
  ja: {
    title: 'OIDC ロールの主体の限定',
    why: 'リポジトリを指定せずに GitHub Actions を信頼すると、世界中のすべてのリポジトリを信頼することになります。',
    remedy: [
      'subject クレーム (token.actions.githubusercontent.com:sub) の条件を追加します。',
      'リポジトリとブランチ (または環境) を指定し、所有者にワイルドカードを使いません。',
      '他のプロバイダーも、それぞれのクレームで同様に限定します。',
    ],
    none: 'OIDC プロバイダーを信頼するロールはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ roles }) =>
    roles.flatMap(({ Arn = '', AssumeRolePolicyDocument }) => {
      const web = kit
        .statementsOf(AssumeRolePolicyDocument)
        .filter(
          ({ effect, principals }) =>
            effect === 'Allow' &&
            (principals?.['Federated'] ?? []).some((who) => who.includes(':oidc-provider/')),
        )
      if (web.length === 0) return []
      const named = web.every(({ conditions }) =>
        Object.values(conditions).some((keys) =>
          Object.entries(keys).some(
            ([key, values]) =>
              key.endsWith(':sub') && !values.some((value) => /^(\*|repo:\*)/.test(value)),
          ),
        ),
      )
      return [
        named
          ? kit.pass(Arn, {
              en: 'It names the subjects that may assume it.',
              ja: '引き受けられる主体 (subject) が限定されています。',
            })
          : kit.fail(Arn, {
              en: 'Any subject of the provider may assume it.',
              ja: 'プロバイダーのどの主体 (subject) でも引き受けられます。',
            }),
      ]
    }),
})
