import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-public-role-trust',
  severity: 'critical',
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
    title: 'No role can be assumed by everybody',
    why: 'A trust policy with "*" is a door to the account for every AWS customer in the world.',
    remedy: [
      'Name the accounts, roles or services that shall assume it.',
      'Add conditions (aws:PrincipalOrgID, sts:ExternalId).',
      'Look in CloudTrail who assumed it.',
    ],
    none: 'There is no role of your own.',
  },
  ja: {
    title: '誰でも引き受けられるロールなし',
    why: '信頼ポリシーの "*" は、世界中の AWS 利用者に開かれた入口です。',
    remedy: [
      '引き受けを許すアカウント、ロール、サービスを明記します。',
      '条件 (aws:PrincipalOrgID、sts:ExternalId) を追加します。',
      '誰が引き受けたかを CloudTrail で確認します。',
    ],
    none: '独自のロールはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  playbook: 'remove-public-role-trust',
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ roles }) =>
    roles
      .filter(({ Path }) => !kit.isServiceLinked(Path))
      .map(({ Arn = '', AssumeRolePolicyDocument }) => {
        const open = kit
          .statementsOf(AssumeRolePolicyDocument)
          .some((one) => kit.namesEverybody(one) && Object.keys(one.conditions).length === 0)
        return open
          ? kit.fail(Arn, { en: 'Everybody may assume it.', ja: '誰でも引き受けられます。' })
          : kit.pass(Arn, {
              en: 'It names who may assume it.',
              ja: '引き受けられる相手が限定されています。',
            })
      }),
})
