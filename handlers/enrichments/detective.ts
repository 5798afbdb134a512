import * as kit from '#kit'

/** An investigation takes a few minutes. */
const patience = 60
const dayMs = 86_400_000
const worth = ['medium', 'high', 'critical']

/**
 * Detective's investigation of the user or role: what is unusual about it, measured against a year of its own behaviour.
 * It is started once, where the account has a behaviour graph, and changes nothing in the account.
 */
export default kit.defineEnrichment({
  id: 'detective',
  en: { title: 'Detective investigation' },
  ja: { title: 'Detective の調査' },
  permissions: [
    'detective:GetInvestigation',
    'detective:ListGraphs',
    'detective:ListIndicators',
    'detective:ListInvestigations',
    'detective:StartInvestigation',
    'iam:GetRole',
    'iam:GetUser',
  ],
  of({ severity, subject: { userName, userType, roleName } }) {
    if (!worth.includes(severity)) return undefined
    if (roleName !== undefined) return { roleName }
    return userName !== undefined && userType === 'IAMUser' ? { userName } : undefined
  },
  async read(ctx) {
    const { aws, memo } = ctx
    const known = kit.record(memo)
    const graph =
      kit.textAt(known, 'graph') ?? (await aws.detective.listGraphs({})).GraphList?.[0]?.Arn
    if (graph === undefined) return { facts: [] }
    const id = kit.textAt(known, 'id') ?? (await begun(ctx, graph))
    if (id === undefined) return { facts: [] }
    const where = { GraphArn: graph, InvestigationId: id }
    const { Status, Severity } = await aws.detective.getInvestigation(where)
    const about = kit.factRows([
      ['Severity', '重要度', Severity],
      ['Status', '状態', Status],
      ['Investigation', '調査 ID', id],
    ])
    if (Status === 'RUNNING')
      return { facts: [], again: { seconds: patience, memo: { graph, id } } }
    const { Indicators = [] } = await aws.detective.listIndicators({ ...where, MaxResults: 20 })
    return {
      facts: [
        ...about.slice(0, 1),
        ...Indicators.map((one) => told(kit.present(one))),
        ...about.slice(1),
      ],
    }
  },
})

/** The investigation of this entity that was started within a day, by us or by anybody; otherwise a new one. */
async function begun(
  ctx: kit.EnrichContext<{ userName?: string; roleName?: string }>,
  GraphArn: string,
): Promise<string | undefined> {
  const { aws, input, finding, now } = ctx
  const arn =
    input.roleName === undefined
      ? (await kit.orAbsent(aws.iam.getUser({ UserName: input.userName })))?.User?.Arn
      : (await kit.orAbsent(aws.iam.getRole({ RoleName: input.roleName })))?.Role?.Arn
  if (arn === undefined) return undefined
  const { InvestigationDetails = [] } = await aws.detective.listInvestigations({
    GraphArn,
    FilterCriteria: {
      EntityArn: { Value: arn },
      CreatedTime: { StartInclusive: new Date(now - dayMs), EndInclusive: new Date(now) },
    },
  })
  const before = InvestigationDetails.find(({ Status }) => Status !== 'FAILED')?.InvestigationId
  if (before !== undefined) return before
  const first = Date.parse(finding.firstSeen) || now
  const started = await aws.detective.startInvestigation({
    GraphArn,
    EntityArn: arn,
    ScopeStartTime: new Date(Math.max(first - dayMs, now - 30 * dayMs)),
    ScopeEndTime: new Date(now),
  })
  return started.InvestigationId
}

const kinds: Record<string, kit.Text> = {
  TTP_OBSERVED: { en: 'Tactic observed', ja: '観測された戦術' },
  IMPOSSIBLE_TRAVEL: { en: 'Impossible travel', ja: 'あり得ない移動' },
  FLAGGED_IP_ADDRESS: { en: 'Flagged IP address', ja: 'フラグが付けられた IP アドレス' },
  NEW_GEOLOCATION: { en: 'New location', ja: '新しい位置情報' },
  NEW_ASO: { en: 'New network', ja: '新しい AS 組織' },
  NEW_USER_AGENT: { en: 'New user agent', ja: '新しいユーザーエージェント' },
  RELATED_FINDING: { en: 'Related finding', ja: '関連する検出結果' },
  RELATED_FINDING_GROUP: { en: 'Related finding group', ja: '関連する検出結果グループ' },
}
const told = (indicator: { IndicatorType?: string; IndicatorDetail?: object }): kit.Fact => ({
  label: kinds[indicator.IndicatorType ?? ''] ?? kit.plain(indicator.IndicatorType ?? '–'),
  value: kit
    .leaves(indicator.IndicatorDetail)
    // Flags say nothing without their names.
    .flatMap(([, value]) => (/^(true|false)$/.test(value) ? [] : value))
    .join(' · '),
})
