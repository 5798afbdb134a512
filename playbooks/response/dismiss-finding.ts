import { z } from 'zod'
import * as kit from '#kit'

const input = z.object(kit.findingInput)
type Ctx = kit.Look<z.output<typeof input>>

const now = async ({ aws, input: { detector, finding } }: Ctx): Promise<kit.Fields> => {
  const asked = { DetectorId: detector, FindingIds: [finding] }
  const [found] = (await aws.guardduty.getFindings(asked)).Findings ?? []
  if (found === undefined) return {}
  const { Archived = false, UserFeedback = null } = found.Service ?? {}
  return { [finding]: { Archived, UserFeedback: UserFeedback || null } }
}

const kept = {
  en: 'GuardDuty keeps the rating NOT_USEFUL: a rating can be changed, but not taken away.',
  ja: '評価 NOT_USEFUL は GuardDuty に残ります。評価は変更できますが、取り消すことはできません。',
}

export default kit.definePlaybook({
  id: 'dismiss-finding',
  risk: 'low',
  en: {
    title: 'Archive the finding in GuardDuty and rate it not useful',
    button: 'Archive in GuardDuty',
    why: 'For a false alarm that was looked into: the finding leaves the list of current findings, and AWS learns from the rating. If the same happens again, GuardDuty raises it again.',
    undo: 'The finding is taken out of the archive, and gets the rating back that it had; where it had none, ours stays.',
    fields: { Archived: 'archived', UserFeedback: 'rating' },
  },
  ja: {
    title: 'GuardDuty での検出結果のアーカイブと評価',
    button: 'アーカイブする',
    why: '調査の結果、誤検知と判断した検出結果に使用します。現在の検出結果の一覧から除かれ、評価は AWS による検知の改善に使われます。同じ事象が再び発生すれば、GuardDuty は再び検出します。',
    undo: '検出結果をアーカイブから戻し、評価を元の値に戻します。元の評価がない場合、今回の評価は残ります。',
    fields: { Archived: 'アーカイブ', UserFeedback: '評価' },
  },
  permissions: [
    'guardduty:ArchiveFindings',
    'guardduty:GetAdministratorAccount',
    'guardduty:GetFindings',
    'guardduty:UnarchiveFindings',
    'guardduty:UpdateFindingsFeedback',
  ],
  input,
  acts: () => [
    kit.unnamed(
      'guardduty:ArchiveFindings',
      'guardduty:UnarchiveFindings',
      'guardduty:UpdateFindingsFeedback',
    ),
  ],
  from: kit.guardDutyFinding,
  async fit(ctx) {
    const elsewhere = await kit.managedElsewhere(ctx)
    if (elsewhere !== undefined || Object.keys(await now(ctx)).length > 0) return elsewhere
    return {
      en: 'GuardDuty has this finding no longer: it keeps findings for 90 days. There is nothing to archive.',
      ja: 'この検出結果は GuardDuty に残っていません (保存期間は 90 日間)。アーカイブするものはありません。',
    }
  },
  steps: [
    {
      id: 'rate',
      phase: 'recover',
      en: { title: 'Rate the finding not useful' },
      ja: { title: '検出結果を「役に立たない」と評価' },
      now,
      want: ({ now: all }) =>
        Object.fromEntries(Object.keys(all).map((id) => [id, { UserFeedback: 'NOT_USEFUL' }])),
      do: async ({ aws, input: { detector, finding } }) => {
        await aws.guardduty.updateFindingsFeedback({
          DetectorId: detector,
          FindingIds: [finding],
          Feedback: 'NOT_USEFUL',
        })
      },
      undo: async ({ aws, input: { detector, finding }, changes: [change] }) => {
        if (change?.to !== 'USEFUL') return { kept }
        await aws.guardduty.updateFindingsFeedback({
          DetectorId: detector,
          FindingIds: [finding],
          Feedback: 'USEFUL',
        })
        return undefined
      },
      repeatable: true,
    },
    {
      id: 'archive',
      phase: 'recover',
      en: { title: 'Archive the finding' },
      ja: { title: '検出結果のアーカイブ' },
      now,
      want: ({ now: all }) =>
        Object.fromEntries(Object.keys(all).map((id) => [id, { Archived: true }])),
      do: async ({ aws, input: { detector, finding } }) => {
        await aws.guardduty.archiveFindings({ DetectorId: detector, FindingIds: [finding] })
      },
      undo: async ({ aws, input: { detector, finding } }) => {
        await aws.guardduty.unarchiveFindings({ DetectorId: detector, FindingIds: [finding] })
      },
      repeatable: true,
    },
  ],
})
