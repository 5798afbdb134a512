import * as kit from '#kit'

export default kit.defineCheck({
  id: 'pass-role-limited',
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
    title: 'Nobody may pass every role to every service',
    why: 'iam:PassRole on * lets whoever may start an instance or a function start it as administrator.',
    remedy: [
      'Name the roles that may be passed in Resource.',
      'Add the condition iam:PassedToService with the service that gets them.',
      'Look in CloudTrail who passed which role lately.',
    ],
    none: 'No policy of your own is attached to anybody.',
  },
  ja: {
    title: '無制限の iam:PassRole なし',
    why: 'Resource が * の iam:PassRole があると、インスタンスや関数を起動できる人は、それを管理者権限で起動できます。',
    remedy: [
      '渡してよいロールを Resource に列挙します。',
      '条件キー iam:PassedToService で、渡す先のサービスを限定します。',
      '最近誰がどのロールを渡したかを CloudTrail で確認します。',
    ],
    none: 'アタッチされた独自のポリシーはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: (all) =>
    kit.grantsOf(all).map(({ policy, statements }) => {
      const bad = statements.some(
        ({ effect, actions, resources, conditions }) =>
          effect === 'Allow' &&
          actions.some((action) => /^iam:(PassRole|Pass\*|\*)$/i.test(action)) &&
          resources.includes('*') &&
          Object.keys(conditions).length === 0,
      )
      return bad
        ? kit.fail(policy, {
            en: 'It passes any role to any service.',
            ja: '任意のロールを任意のサービスに渡せます。',
          })
        : kit.pass(policy, {
            en: 'It passes named roles only, or none.',
            ja: '渡せるロールは限定されています。',
          })
    }),
})
