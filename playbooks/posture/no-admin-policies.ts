import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-admin-policies',
  severity: 'critical',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.24',
    '1.2': '1.22',
    '1.4': '1.16',
    '3.0': '1.16',
    '5.0': '1.15',
    '6.0': '2.15',
    '7.0': '2.14',
  },
  securityHub: ['IAM.1'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'No policy of the account allows everything',
    why: 'One statement of *:* makes whoever has it the owner of the account, and the smallest leak the largest.',
    remedy: [
      'Find out with the last accessed information what is really used.',
      'Write a policy of that, attach it, and detach the wide one.',
      'Keep one administrator role with MFA, outside daily work.',
    ],
    none: 'No policy of your own is attached to anybody.',
  },
  ja: {
    title: 'すべてを許可するポリシーなし',
    why: '*:* を許可するステートメントが 1 つあれば、持ち主はアカウントの所有者と同じです。小さな漏えいが最大の被害になります。',
    remedy: [
      '最終アクセス情報から、実際に使われている権限を調べます。',
      '必要な権限だけのポリシーを作ってアタッチし、広いポリシーをデタッチします。',
      '管理者ロールは MFA 付きで 1 つだけ残し、日常業務では使いません。',
    ],
    none: 'アタッチされた独自のポリシーはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: (all) =>
    kit.grantsOf(all).map(({ policy, statements }) => {
      const bad = statements.some(kit.allowsEverything)
      return bad
        ? kit.fail(policy, {
            en: 'It allows every action on every resource.',
            ja: 'すべてのリソースへのすべての操作を許可しています。',
          })
        : kit.pass(policy, {
            en: 'It allows less than everything.',
            ja: '許可の範囲は限定されています。',
          })
    }),
})
