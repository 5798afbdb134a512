import { z } from 'zod'
import * as kit from '#kit'

/** A name or an ARN, as the call that stopped it gave. */
const input = z.object({ trail: z.string().regex(/^[\w.:/-]{3,256}$/) })
type Ctx = kit.Look<z.output<typeof input>>

const trailOf = ({ aws, input: { trail: Name } }: Ctx) => aws.cloudtrail.getTrail({ Name })
const minute = (date: Date | undefined) => date?.toISOString().slice(0, 16).concat('Z') ?? '-'

/** A trail is started by its owner in its home region, and its ARN names both. */
function elsewhere(ctx: Ctx, name: string | undefined): kit.Text | undefined {
  const { account = ctx.account, region = ctx.region } = kit.arnOf(name) ?? {}
  if (account !== ctx.account)
    return {
      en: `${name} belongs to account ${account}, as organization trails do: only that account can start it.`,
      ja: `${name} はアカウント ${account} の証跡 (組織の証跡など) です。再開できるのはそのアカウントだけです。`,
    }
  if (region === ctx.region) return undefined
  return {
    en: `The home region of ${name} is ${region}: it can be started from there only.`,
    ja: `${name} のホームリージョンは ${region} です。再開はそのリージョンからしかできません。`,
  }
}

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const name = ctx.input.trail
  const known = elsewhere(ctx, name)
  if (known) return known
  const found = await kit.orAbsent(trailOf(ctx))
  if (found) return elsewhere(ctx, found.Trail?.TrailARN)
  return {
    en: `There is no trail ${name} in ${ctx.region} any more: it was deleted and cannot be started. Create it anew with the same bucket; until then Event history keeps management events for 90 days.`,
    ja: `証跡 ${name} は ${ctx.region} にもう存在しません。削除されたため、再開できません。同じバケットで作成し直してください。それまでの管理イベントは、イベント履歴に 90 日間残ります。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { Trail: trail } = await trailOf(ctx)
  const status = await ctx.aws.cloudtrail.getTrailStatus({ Name: ctx.input.trail })
  const all = trail?.IsMultiRegionTrail === true
  const since = minute(status.StopLoggingTime)
  const found = [
    kit.info(
      `Trail: ${trail?.TrailARN}, ${all ? 'all regions' : 'one region'}, bucket ${trail?.S3BucketName}.`,
      `証跡: ${trail?.TrailARN}、${all ? '全リージョン' : '単一リージョン'}、バケット ${trail?.S3BucketName}。`,
    ),
    kit.warn(
      `What was called while it was stopped (${since} until now) is not in the bucket. Event history has the management events of 90 days; data events are lost.`,
      `停止していた間 (${since} から現在まで) の操作はバケットに残りません。管理イベントはイベント履歴に 90 日間残りますが、データイベントは失われます。`,
    ),
    kit.warn(
      'Only logging is started. Look whether the event selectors, the bucket’s policy and lifecycle, and the KMS key are as they were, and contain who stopped it: they can do so again.',
      '再開するのはログ記録だけです。イベントセレクタ、バケットのポリシーとライフサイクル、KMS キーが変更されていないかを確認してください。停止した人物は再び停止できるため、封じ込めも必要です。',
    ),
  ]
  if (status.LatestDeliveryError)
    found.push(
      kit.warn(
        `The last delivery to the bucket failed (${status.LatestDeliveryError}): mend that too, or nothing is kept.`,
        `バケットへの直近の配信が失敗しています (${status.LatestDeliveryError})。これも直さなければ、ログは残りません。`,
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'restore-cloudtrail',
  risk: 'low',
  en: {
    title: 'Start logging on the trail again',
    button: 'Restart CloudTrail',
    why: 'Whoever stops the log wants what comes next to stay unseen. From now on it is written again.',
    undo: 'There is none: a trail is never stopped from here.',
    fields: { IsLogging: 'logging' },
  },
  ja: {
    title: '証跡のログ記録の再開',
    button: 'ログ記録を再開',
    why: 'ログを止めるのは、この後の操作を隠すためと考えられます。再開すると、以後の操作が再び記録されます。',
    undo: '元に戻すことはできません。Hikeshi が証跡を停止することはありません。',
    fields: { IsLogging: 'ログ記録' },
  },
  permissions: ['cloudtrail:GetTrail', 'cloudtrail:GetTrailStatus', 'cloudtrail:StartLogging'],
  input,
  acts: (on) =>
    on.input.trail.startsWith('arn:')
      ? [on.input.trail]
      : kit.arnsIn(on, 'cloudtrail', `trail/${on.input.trail}`),
  from: ({ subject: { trail } }) => (trail === undefined ? undefined : { trail }),
  fit,
  notes,
  steps: [
    {
      id: 'start',
      phase: 'recover',
      en: { title: 'Start logging' },
      ja: { title: 'ログ記録の再開' },
      now: async ({ aws, input: { trail: Name } }) => {
        const { IsLogging = false } = await aws.cloudtrail.getTrailStatus({ Name })
        return { [Name]: { IsLogging } }
      },
      want: ({ input: { trail } }) => ({ [trail]: { IsLogging: true } }),
      do: async ({ aws, input: { trail: Name } }) => {
        await aws.cloudtrail.startLogging({ Name })
      },
      undo: {
        never: {
          en: 'Logging that is on does no harm, and stopping it would hide what happens next.',
          ja: 'ログ記録が有効でも害はなく、停止すると以後の操作が見えなくなるため、元に戻しません。',
        },
      },
      repeatable: true,
    },
  ],
})
