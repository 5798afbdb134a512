import * as kit from '#kit'

/** Each of them alone is enough, on any resource. */
const steps = new Set(
  [
    'CreatePolicyVersion',
    'SetDefaultPolicyVersion',
    'AttachUserPolicy',
    'AttachGroupPolicy',
    'AttachRolePolicy',
    'PutUserPolicy',
    'PutGroupPolicy',
    'PutRolePolicy',
    'AddUserToGroup',
    'CreateAccessKey',
    'CreateLoginProfile',
    'UpdateLoginProfile',
    'UpdateAssumeRolePolicy',
  ].map((name) => `iam:${name}`.toLowerCase()),
)

export default kit.defineCheck({
  id: 'escalation-paths',
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
    title: 'No attached policy lets its holder become administrator',
    why: 'Some actions need no second mistake: make a new default version of a policy, attach one, set a password for somebody else.',
    remedy: [
      'Take the named actions away, or limit them to named resources.',
      'Where they are needed, add a permissions boundary and MFA as conditions.',
      'Look in CloudTrail whether they were used.',
    ],
    none: 'No policy of your own is attached to anybody.',
  },
  ja: {
    title: '権限昇格につながる許可なし',
    why: 'ポリシーの新しい既定バージョンの作成、ポリシーのアタッチ、他人のパスワードの設定など、それだけで管理者になれる操作があります。',
    remedy: [
      '該当するアクションを外すか、対象のリソースを限定します。',
      '必要な場合は、アクセス許可の境界と MFA を条件にします。',
      'これらの操作が使われたかを CloudTrail で確認します。',
    ],
    none: 'アタッチされた独自のポリシーはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: (all) =>
    kit.grantsOf(all).map(({ policy, statements }) => {
      const found = statements.flatMap(({ effect, actions, resources, conditions }) =>
        effect === 'Allow' && resources.includes('*') && Object.keys(conditions).length === 0
          ? actions.filter((action) => steps.has(action.toLowerCase()))
          : [],
      )
      const list = found.join(', ')
      return found.length === 0
        ? kit.pass(policy, {
            en: 'No action in it is a way to more rights by itself.',
            ja: '単独で権限昇格につながるアクションはありません。',
          })
        : kit.fail(
            policy,
            {
              en: `With ${list} its holder can become administrator.`,
              ja: `${list} により、管理者になることができます。`,
            },
            found,
          )
    }),
})
