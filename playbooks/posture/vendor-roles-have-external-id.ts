import * as kit from '#kit'

export default kit.defineCheck({
  id: 'vendor-roles-have-external-id',
  severity: 'medium',
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
    title: 'Roles for other accounts ask for an external id',
    why: 'A vendor who may assume your role can be talked into it by another customer of theirs. The external id is what they cannot know.',
    remedy: [
      'Ask the vendor for the external id of your tenant.',
      'Add the condition sts:ExternalId to the trust policy.',
      'Inside your own organization use aws:PrincipalOrgID instead.',
    ],
    none: 'There is no role that another account may assume.',
  },
  ja: {
    title: '他アカウント向けロールの外部 ID',
    why: 'ロールを引き受ける外部ベンダーは、別の顧客に悪用されるおそれがあります。外部 ID は、その相手が知り得ない値です。',
    remedy: [
      'ベンダーから、自社テナントの外部 ID を入手します。',
      '信頼ポリシーに条件 sts:ExternalId を追加します。',
      '自組織内のアカウントには、代わりに aws:PrincipalOrgID を使います。',
    ],
    none: '他のアカウントが引き受けられるロールはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ roles }, { account }) =>
    roles
      .filter(({ Path }) => !kit.isServiceLinked(Path))
      .flatMap(({ Arn = '', AssumeRolePolicyDocument }) => {
        const foreign = kit
          .statementsOf(AssumeRolePolicyDocument)
          .filter(
            ({ effect, principals }) =>
              effect === 'Allow' &&
              (principals?.['AWS'] ?? []).some((who) => who !== '*' && !who.includes(account)),
          )
        if (foreign.length === 0) return []
        const bound = foreign.every(({ conditions }) =>
          Object.values(conditions).some(
            (keys) => 'sts:externalid' in keys || 'aws:principalorgid' in keys,
          ),
        )
        return [
          bound
            ? kit.pass(Arn, {
                en: 'Other accounts need an external id, or must be of the organization.',
                ja: '他のアカウントには外部 ID または組織への所属を求めています。',
              })
            : kit.fail(Arn, {
                en: 'Another account may assume it without an external id.',
                ja: '他のアカウントが外部 ID なしで引き受けられます。',
              }),
        ]
      }),
})
