import { z } from 'zod'
import * as kit from '#kit'

/** `since`: plans that were switched off from then on are switched on again; older decisions stay. */
const input = z.object({
  detector: z.string().regex(/^[0-9a-f]{32}$/),
  since: z.iso.datetime(),
})
type Ctx = kit.Look<z.output<typeof input>>

const service = 'GuardDuty'
const dayMs = 86_400_000

const now = async (ctx: Ctx): Promise<kit.Fields> => ({ [service]: await kit.detection(ctx) })

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const id = await kit.detectorIn(ctx)
  const { found, unread } = await kit.switchedOff(ctx)
  const notes = found.map(({ plan, who, at }) =>
    kit.warn(
      `${plan} was switched off by ${who} at ${at.slice(0, 16)}Z.`,
      `${plan} は ${at.slice(0, 16)}Z に ${who} が無効化しました。`,
    ),
  )
  if (unread !== undefined)
    notes.push(
      kit.warn(
        `Which protection plans were switched off could not be read from CloudTrail (${unread}): look at them in the console.`,
        `どの保護プランが無効化されたかは、CloudTrail から読み取れませんでした (${unread})。コンソールで確認してください。`,
      ),
    )
  if (id === undefined)
    notes.push(
      kit.warn(
        'The detector was deleted: a new one is created. Its old findings, filters, trusted IP lists, threat lists, export and malware scan history are lost and do not come back; what this incident holds is here. The new one comes with all protection plans but Runtime Monitoring, and takes up to two weeks to learn what is usual.',
        'ディテクターは削除されているため、新しく作成します。以前の検出結果、フィルター、信頼できる IP リスト、脅威リスト、エクスポート設定、マルウェアスキャンの履歴は失われ、元に戻りません。このインシデントの記録は残っています。新しいディテクターでは Runtime Monitoring を除く保護プランが有効になり、通常の振る舞いの学習に最大 2 週間かかります。',
      ),
    )
  else {
    const { Administrator } = await ctx.aws.guardduty.getAdministratorAccount({ DetectorId: id })
    if (Administrator?.AccountId)
      notes.push(
        kit.info(
          `GuardDuty of this account is managed by account ${Administrator.AccountId}: if it was switched off there, it has to be switched on there.`,
          `このアカウントの GuardDuty はアカウント ${Administrator.AccountId} が管理しています。そちらで無効化された場合は、そちらで有効化してください。`,
        ),
      )
  }
  return [
    ...notes,
    kit.warn(
      'What happened while it was off was not analyzed and will not be: go through CloudTrail for that time, and contain whoever switched it off.',
      '停止していた間の操作は、後から分析されません。その時間帯を CloudTrail で確認し、停止した人物を封じ込めてください。',
    ),
    kit.info(
      `Only ${ctx.region} is changed: look at the other regions, too. GuardDuty charges by the volume that it analyzes.`,
      `変更するのは ${ctx.region} だけです。ほかのリージョンも確認してください。GuardDuty は分析したデータ量に応じて課金されます。`,
    ),
  ]
}

const watching = {
  never: {
    en: 'Detection that is on does no harm. To switch it off would hide what happens next, and to delete a detector would delete its findings.',
    ja: '検知が有効でも害はありません。無効化すると以後の脅威が見えなくなり、ディテクターを削除すると検出結果も失われるため、元に戻しません。',
  },
}

export default kit.definePlaybook({
  id: 're-enable-guardduty',
  risk: 'low',
  en: {
    title: 'Switch GuardDuty on again in this region',
    button: 'Re-enable GuardDuty',
    why: 'Whoever switches detection off wants what comes next to stay unseen. A suspended detector goes on with its history; in place of a deleted one there is a new one.',
    undo: 'There is none: detection is never switched off from here.',
    fields: { detector: 'there is a detector', Status: 'analysis' },
  },
  ja: {
    title: 'このリージョンの GuardDuty の再有効化',
    button: 'GuardDuty を再有効化',
    why: '検知を止めるのは、この後の操作を隠すためと考えられます。停止中のディテクターは履歴を残したまま再開し、削除された場合は新しく作成します。',
    undo: '元に戻すことはできません。Hikeshi が検知を停止することはありません。',
    fields: { detector: 'ディテクターの有無', Status: '分析' },
  },
  permissions: [
    'cloudtrail:LookupEvents',
    'guardduty:CreateDetector',
    'guardduty:GetAdministratorAccount',
    'guardduty:GetDetector',
    'guardduty:ListDetectors',
    'guardduty:UpdateDetector',
  ],
  input,
  acts: (on) => [
    kit.unnamed('guardduty:CreateDetector'),
    {
      on: kit.arnsIn(on, 'guardduty', 'detector/*'),
      because: 'a region has one detector, and where it was deleted its id is new',
    },
  ],
  from: ({ subject: { detector }, lastSeen }) =>
    detector === undefined
      ? undefined
      : { detector, since: new Date(Date.parse(lastSeen) - dayMs).toISOString() },
  notes,
  steps: [
    {
      id: 'create',
      phase: 'recover',
      en: { title: 'Create a detector where there is none' },
      ja: { title: 'ディテクターがない場合の作成' },
      now,
      want: () => ({ [service]: { detector: true } }),
      do: async ({ aws }) => {
        const asked = { Enable: true, FindingPublishingFrequency: 'FIFTEEN_MINUTES' } as const
        return (await aws.guardduty.createDetector(asked)).DetectorId ?? null
      },
      undo: watching,
      repeatable: false,
    },
    {
      id: 'enable',
      phase: 'recover',
      en: { title: 'Resume analysis and the protection plans' },
      ja: { title: '分析と保護プランの再開' },
      now,
      want: ({ now: { [service]: fields = {} } }) => {
        const { detector: _is, ...all } = fields
        return { [service]: Object.fromEntries(Object.keys(all).map((one) => [one, 'ENABLED'])) }
      },
      do: async (ctx) => {
        const DetectorId = await kit.detectorIn(ctx)
        const plans = ctx.changes.filter(({ field }) => field !== 'Status')
        await ctx.aws.guardduty.updateDetector({
          DetectorId,
          Enable: true,
          ...(plans.length > 0 && {
            Features: plans.map(({ field }) => ({
              Name: field as kit.GuardDutyPlan,
              Status: 'ENABLED' as const,
            })),
          }),
        })
      },
      undo: watching,
      repeatable: true,
    },
  ],
})
