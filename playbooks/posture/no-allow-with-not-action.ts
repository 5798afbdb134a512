import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-allow-with-not-action',
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
    title: 'No attached policy allows by exclusion',
    why: 'Allow with NotAction grants every service that AWS will ever launch, except the few that somebody thought of.',
    remedy: [
      'List what is needed under Action.',
      'If something shall be forbidden, use a Deny statement for that.',
      'Validate the policy with IAM Access Analyzer.',
    ],
    none: 'No policy of your own is attached to anybody.',
  },
  ja: {
    title: '除外指定による許可なし',
    why: 'NotAction による許可は、挙げたもの以外のすべてを、今後追加されるサービスも含めて許可します。',
    remedy: [
      '必要なものを Action に列挙します。',
      '禁止したい操作がある場合は、Deny ステートメントを使います。',
      'IAM Access Analyzer でポリシーを検証します。',
    ],
    none: 'アタッチされた独自のポリシーはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: (all) =>
    kit.grantsOf(all).map(({ policy, statements }) => {
      const bad = statements.some(
        ({ effect, notActions }) => effect === 'Allow' && notActions !== undefined,
      )
      return bad
        ? kit.fail(policy, {
            en: 'It allows everything but what it lists.',
            ja: '列挙したもの以外のすべてを許可しています。',
          })
        : kit.pass(policy, { en: 'It lists what it allows.', ja: '許可する操作を列挙しています。' })
    }),
})
