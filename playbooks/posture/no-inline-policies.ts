import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-inline-policies',
  severity: 'low',
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
    title: 'Rights are in managed policies, not inline ones',
    why: 'Inline policies are in no list, have no versions and are compared with nothing. That is where a back door is put.',
    remedy: [
      'Copy the inline policy into a managed one and attach that.',
      'Delete the inline policy.',
      'Have a rule of AWS Config tell of new ones.',
    ],
    none: 'There is no user, group or role of your own.',
  },
  ja: {
    title: 'インラインポリシーの不使用',
    why: 'インラインポリシーは一覧に現れず、バージョンもなく、比較もされません。バックドアの置き場所になりがちです。',
    remedy: [
      '内容を管理ポリシーに移してアタッチします。',
      'インラインポリシーを削除します。',
      '新たなインラインポリシーを AWS Config ルールで検出します。',
    ],
    none: '独自のユーザー、グループ、ロールはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ users, groups, roles }) =>
    [
      ...users.map(({ Arn, UserPolicyList }) => [Arn, UserPolicyList] as const),
      ...groups.map(({ Arn, GroupPolicyList }) => [Arn, GroupPolicyList] as const),
      ...roles
        .filter(({ Path }) => !kit.isServiceLinked(Path))
        .map(({ Arn, RolePolicyList }) => [Arn, RolePolicyList] as const),
    ].map(([arn = '', policies = []]) => {
      const list = policies.map(({ PolicyName }) => PolicyName).join(', ')
      return list === ''
        ? kit.pass(arn, { en: 'It has no inline policy.', ja: 'インラインポリシーはありません。' })
        : kit.fail(arn, { en: `Inline: ${list}.`, ja: `インラインポリシー: ${list}。` })
    }),
})
