import * as kit from '#kit'

/** The role behind a session: what it may do, who may assume it, and when that was last done. */
export default kit.defineEnrichment({
  id: 'iam-role',
  en: { title: 'IAM role' },
  ja: { title: 'IAM ロール' },
  permissions: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
  of: ({ subject: { roleName } }) => roleName,
  async read({ input: RoleName, aws }) {
    const { Role } = (await kit.orAbsent(aws.iam.getRole({ RoleName }))) ?? {}
    if (Role === undefined) return { facts: [] }
    const [attached, inline] = await Promise.all([
      aws.iam.listAttachedRolePolicies({ RoleName }),
      aws.iam.listRolePolicies({ RoleName }),
    ])
    return {
      facts: [
        ...kit.factRows([
          [
            'May be assumed by',
            '引き受けられるプリンシパル',
            trusted(Role.AssumeRolePolicyDocument),
          ],
          [
            'Attached policies',
            'アタッチ済みポリシー',
            attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName),
          ],
          ['Inline policies', 'インラインポリシー', inline.PolicyNames],
          ['Last used', '最終使用', kit.isoOf(Role.RoleLastUsed?.LastUsedDate)],
          ['Last used in', '最後に使用されたリージョン', Role.RoleLastUsed?.Region],
          ['Created', '作成日時', kit.isoOf(Role.CreateDate)],
          ['Description', '説明', Role.Description],
        ]),
        ...kit.tagFacts(Role.Tags ?? []),
      ],
    }
  },
})

/** The principals of the statements that allow; whatever cannot be read in the document is left out. */
function trusted(document: string | undefined): string[] {
  const { Statement } = kit.record(kit.json(kit.policyText(document ?? '{}')))
  const allowing = kit.list(Statement).filter((one) => kit.textAt(one, 'Effect') === 'Allow')
  const named = allowing.flatMap((one) => kit.leaves(kit.record(one)['Principal']))
  return [...new Set(named.map(([, who]) => who))]
}
