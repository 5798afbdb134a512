import * as kit from '#kit'

/** While the incident is young, somebody may start one at any time. */
const lookAgain = 600
const worth = ['high', 'critical']

/**
 * GuardDuty's own investigation of the finding, where the account has the feature and somebody (or an automation) has started
 * one. It is never started from here: an account has ten a day.
 */
export default kit.defineEnrichment({
  id: 'guardduty-investigation',
  en: { title: 'GuardDuty investigation' },
  ja: { title: 'GuardDuty の調査' },
  permissions: [
    'guardduty:GetInvestigation',
    'guardduty:ListDetectors',
    'guardduty:ListInvestigations',
  ],
  of({ source, key, severity }) {
    const id = /(?:^|\/)([0-9a-f]{32})$/.exec(key)?.[1]
    return source === 'guardduty' && worth.includes(severity) ? id : undefined
  },
  async read({ input, aws }) {
    const { DetectorIds } = await aws.guardduty.listDetectors({})
    const DetectorId = DetectorIds?.[0]
    if (DetectorId === undefined) return { facts: [] }
    const found = await kit.orUnread(
      aws.guardduty.listInvestigations({
        DetectorId,
        FilterCriteria: { Criterion: { FINDING_ID: { Equals: [input] } } },
        SortCriteria: { AttributeName: 'START_TIME', OrderBy: 'DESC' },
        MaxResults: 1,
      }),
    )
    // A region or an account without the feature says so by an error of one kind or another.
    if ('unread' in found) return { facts: [] }
    const [newest] = found.answer.Investigations ?? []
    const again = { seconds: lookAgain, memo: null }
    if (newest?.InvestigationId === undefined) return { facts: [], again }
    const { InvestigationId } = newest
    const { Investigation } = await aws.guardduty.getInvestigation({ DetectorId, InvestigationId })
    return {
      facts: kit.factRows([
        ['Risk', 'リスク', Investigation?.RiskLevel],
        ['Confidence', '信頼度', Investigation?.Confidence],
        ['Assessment', '評価', Investigation?.Risk],
        ['Summary', '要約', Investigation?.Summary?.slice(0, 500)],
        ['Status', '状態', Investigation?.Status],
        ['Investigation', '調査 ID', InvestigationId],
      ]),
      ...(Investigation?.Status === 'RUNNING' && { again }),
    }
  },
})
