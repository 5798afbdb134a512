import * as kit from '#kit'

export default kit.defineCheck({
  id: 'groups-have-members',
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
    title: 'Every group has members',
    why: 'An empty group with rights waits for somebody to be added: one call, easily overlooked.',
    remedy: [
      'Find out what the group was for.',
      'Delete it with its policies, or add who belongs to it.',
      'Have a change of membership reviewed.',
    ],
    none: 'There is no group.',
  },
  ja: {
    title: 'メンバーのいないグループなし',
    why: '権限だけが残った空のグループは、誰かを追加する 1 回の呼び出しで悪用でき、見落とされがちです。',
    remedy: [
      'グループの目的を確認します。',
      'ポリシーごと削除するか、本来のメンバーを追加します。',
      'メンバーの変更はレビューの対象にします。',
    ],
    none: 'グループはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ groups, users }) =>
    groups.map(({ Arn = '', GroupName = '' }) => {
      const count = users.filter(({ GroupList = [] }) => GroupList.includes(GroupName)).length
      const why = { en: `It has ${count} members.`, ja: `メンバーは ${count} 人です。` }
      return (count > 0 ? kit.pass : kit.fail)(Arn, why)
    }),
})
