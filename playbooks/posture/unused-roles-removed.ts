import * as kit from '#kit'

export default kit.defineCheck({
  id: 'unused-roles-removed',
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
    title: 'Roles that nobody used for 90 days are removed',
    why: 'A forgotten role keeps its rights and its trust. Whoever finds it acts under a name that nobody watches.',
    remedy: [
      'Look up the last activity of the role in IAM.',
      'Attach a deny-all policy for a week, or set its trust to nobody.',
      'Delete it.',
    ],
    none: 'There is no role of your own that is older than 90 days.',
  },
  ja: {
    title: '90 日間未使用のロールの削除',
    why: '忘れられたロールには、権限も信頼関係も残っています。見つけた攻撃者は、誰も監視していない名前で行動できます。',
    remedy: [
      'IAM でロールの最後のアクティビティを確認します。',
      '1 週間、すべてを拒否するポリシーを付けて様子を見ます。',
      '削除します。',
    ],
    none: '作成から 90 日を超えた独自のロールはありません。',
  },
  permissions: ['iam:GetAccountAuthorizationDetails'],
  none: 'pass',
  gather: ({ aws }) => kit.authorizations(aws),
  judge: ({ roles }, { now }) =>
    roles
      .filter(({ Path }) => !kit.isServiceLinked(Path))
      .flatMap(({ Arn = '', CreateDate, RoleLastUsed }) => {
        const age = kit.daysSince(CreateDate, now) ?? 0
        if (age <= 90) return []
        const idle = kit.daysSince(RoleLastUsed?.LastUsedDate, now)
        const why = {
          en: `It was last used ${idle ?? '?'} days ago and made ${age} days ago.`,
          ja: `最終使用は ${idle ?? '?'} 日前、作成は ${age} 日前です。`,
        }
        return [(idle !== undefined && idle <= 90 ? kit.pass : kit.fail)(Arn, why)]
      }),
})
