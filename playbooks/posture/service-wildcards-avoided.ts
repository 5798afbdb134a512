import * as kit from '#kit'

export default kit.defineCheck({
  id: 'service-wildcards-avoided',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {},
  securityHub: ['IAM.21'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'No attached policy allows all actions of a sensitive service',
    why: 'iam:*, kms:* and organizations:* are enough to become administrator: whoever may attach policies may attach them to themselves.',
    remedy: [
      'Name the actions that are needed instead of the star.',
      'Add a permissions boundary where people make roles for others.',
      'Check again with IAM Access Analyzer policy validation.',
    ],
    none: 'No policy of your own is attached to anybody.',
  },
  ja: {
    title: '重要サービスの全操作の許可なし',
    why: 'iam:*、kms:*、organizations:* のいずれかがあれば、実質的に管理者になれます。ポリシーをアタッチできる人は、自分にもアタッチできます。',
    remedy: [
      'ワイルドカードの代わりに、必要なアクションを列挙します。',
      'ロールの作成を任せる場合は、アクセス許可の境界を設定します。',
      'IAM Access Analyzer のポリシー検証で再確認します。',
    ],
    none: 'アタッチされた独自のポリシーはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: (all) =>
    kit.grantsOf(all).map(({ policy, statements }) => {
      const wide = statements.flatMap(({ effect, actions, resources }) =>
        effect === 'Allow' && resources.includes('*')
          ? actions.filter((action) =>
              /^(iam|kms|organizations|sts|secretsmanager):\*$/i.test(action),
            )
          : [],
      )
      const list = wide.join(', ')
      return wide.length === 0
        ? kit.pass(policy, {
            en: 'It names the actions of sensitive services.',
            ja: '重要サービスのアクションは個別に指定されています。',
          })
        : kit.fail(
            policy,
            {
              en: `It allows ${list} on everything.`,
              ja: `すべてのリソースに対して ${list} を許可しています。`,
            },
            wide,
          )
    }),
})
