import * as kit from '#kit'

export default kit.defineCheck({
  id: 'policies-on-groups',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.16',
    '1.2': '1.16',
    '1.4': '1.15',
    '3.0': '1.15',
    '5.0': '1.14',
    '6.0': '2.14',
    '7.0': '2.13',
  },
  securityHub: ['IAM.2'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'Users get their rights from groups',
    why: 'Rights given to one person stay when that person changes teams. Groups are few enough to be read.',
    remedy: [
      'Make a group for the task, with the policy attached.',
      'Add the user to the group.',
      'Detach the policy from the user, and delete inline policies.',
    ],
    none: 'There is no IAM user.',
  },
  ja: {
    title: 'ユーザーの権限はグループ経由',
    why: '個人に付けた権限は、異動しても残ります。グループなら数が少なく、内容を見直せます。',
    remedy: [
      '業務ごとにグループを作り、ポリシーをアタッチします。',
      'ユーザーをグループに追加します。',
      'ユーザーからポリシーをデタッチし、インラインポリシーを削除します。',
    ],
    none: 'IAM ユーザーはいません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ users }) =>
    users.map(({ Arn = '', AttachedManagedPolicies = [], UserPolicyList = [] }) => {
      const own = [
        ...AttachedManagedPolicies.map(({ PolicyName = '' }) => PolicyName),
        ...UserPolicyList.map(({ PolicyName = '' }) => PolicyName),
      ]
      const list = own.join(', ')
      return own.length === 0
        ? kit.pass(Arn, {
            en: 'No policy is on the user.',
            ja: 'ユーザーに直接付いたポリシーはありません。',
          })
        : kit.fail(
            Arn,
            { en: `On the user: ${list}.`, ja: `ユーザーに直接付いています: ${list}。` },
            own,
          )
    }),
})
