import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ configRecorder: z.string().min(1).max(256) })
type Ctx = kit.Look<z.output<typeof input>>

const minute = (date: Date | string | undefined) =>
  date === undefined ? '-' : new Date(date).toISOString().slice(0, 16).concat('Z')

async function status({ aws, input: { configRecorder } }: Ctx) {
  const { ConfigurationRecordersStatus: all = [] } =
    await aws.config.describeConfigurationRecorderStatus({})
  return all.find(({ name }) => name === configRecorder)
}

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const name = ctx.input.configRecorder
  if (kit.isServicesOwn(name))
    return {
      en: `${name} belongs to an AWS service, which alone starts and stops it. Look at that service's own settings.`,
      ja: `${name} は AWS サービスのレコーダーで、開始と停止はそのサービスだけが行えます。サービス側の設定を確認してください。`,
    }
  const now = await kit.configRecording(ctx)
  if (now.other !== undefined)
    return {
      en: `There is no recorder ${name} in ${ctx.region} any more; ${now.other} has taken its place, and a region has one only. Look whether that one records all that it should.`,
      ja: `レコーダー ${name} は ${ctx.region} にもう存在せず、代わりに ${now.other} があります。レコーダーは 1 リージョンに 1 つだけです。必要なものがすべて記録されているかを確認してください。`,
    }
  const lost = now.recorder === undefined && now.lastRecorder === undefined
  if (!lost && (now.channel ?? now.lastChannel) !== undefined) return undefined
  const why = now.unread === undefined ? '' : ` (${now.unread})`
  return {
    en: `The ${lost ? 'recorder' : 'delivery channel'} was deleted, and CloudTrail does not show how it was set up${why}. Set it up again from your template: all resource types, the role AWSServiceRoleForConfig, the bucket that it delivered to.`,
    ja: `${lost ? 'レコーダー' : '配信チャネル'}は削除されており、以前の設定も CloudTrail から確認できません${why}。全リソースタイプ、ロール AWSServiceRoleForConfig、以前の配信先バケットを指定し、テンプレートから作成し直してください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const state = await status(ctx)
  const { lastRecorder, lastChannel } = await kit.configRecording(ctx)
  const found = [lastRecorder, lastChannel].flatMap((last) =>
    last === undefined
      ? []
      : [
          kit.warn(
            `${last.put.name} was deleted. It is made again as ${last.call.who} had set it up last, on ${minute(last.call.at)}: look whether that was somebody who may.`,
            `${last.put.name} は削除されています。${minute(last.call.at)} に ${last.call.who} が行った最後の設定で作成し直します。正当な設定変更だったかを確認してください。`,
          ),
        ],
  )
  if (state?.lastErrorCode)
    found.push(
      kit.warn(
        `The last delivery failed (${state.lastErrorCode}): mend that too, or nothing is kept.`,
        `直近の配信が失敗しています (${state.lastErrorCode})。これも直さなければ、履歴は残りません。`,
      ),
    )
  return [
    ...found,
    kit.warn(
      `What changed and was changed back while it stood still (${minute(state?.lastStopTime)} until now) is in no history. CloudTrail has the calls; how things are at the start is recorded anew.`,
      `停止していた間 (${minute(state?.lastStopTime)} から現在まで) に変更されて元に戻された設定は、履歴に残りません。操作は CloudTrail で確認できます。現在の構成は再開時に記録されます。`,
    ),
    kit.warn(
      'Contain whoever stopped it: they can do so again. Look at the bucket, its policy and the rules of AWS Config, too.',
      '停止した人物は再び停止できるため、封じ込めも必要です。配信先のバケットとそのポリシー、AWS Config のルールも確認してください。',
    ),
    kit.info(
      'AWS Config charges for each configuration item, and at the start records every resource once.',
      'AWS Config は設定項目ごとに課金され、再開時には全リソースが 1 回ずつ記録されます。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'restore-config-recorder',
  risk: 'low',
  en: {
    title: 'Record configuration changes again',
    button: 'Restart AWS Config',
    why: 'Without AWS Config nobody can tell later how a resource was set up, and its rules stay silent. A deleted recorder is made again as it was.',
    undo: 'There is none: recording is never stopped from here.',
    fields: { recording: 'records', roleARN: 'role', resourceTypes: 'resource types' },
  },
  ja: {
    title: '設定変更の記録の再開',
    button: 'Config の記録を再開',
    why: 'AWS Config が止まると、リソースの構成を後から確かめられず、ルールも検知しなくなります。削除されたレコーダーは以前の設定で作成し直します。',
    undo: '元に戻すことはできません。Hikeshi が記録を停止することはありません。',
    fields: { recording: '記録', roleARN: 'ロール', resourceTypes: 'リソースタイプ' },
  },
  permissions: [
    'cloudtrail:LookupEvents',
    'config:DescribeConfigurationRecorderStatus',
    'config:DescribeConfigurationRecorders',
    'config:DescribeDeliveryChannels',
    'config:PutConfigurationRecorder',
    'config:PutDeliveryChannel',
    'config:StartConfigurationRecorder',
    'iam:PassRole',
  ],
  input,
  acts: (on) => [
    ...kit.arnsIn(on, 'config', `configuration-recorder/${on.input.configRecorder}/*`),
    ...kit.plannedRoles(on.changes),
    kit.unnamed('config:PutDeliveryChannel'),
  ],
  from: ({ subject: { configRecorder } }) =>
    configRecorder === undefined ? undefined : { configRecorder },
  fit,
  notes,
  steps: [
    kit.recreateRecorder,
    kit.recreateChannel,
    {
      id: 'start',
      phase: 'recover',
      en: { title: 'Start recording' },
      ja: { title: '記録の開始' },
      now: async (ctx) => ({
        [kit.recorderOf(ctx.input)]: { recording: (await status(ctx))?.recording ?? false },
      }),
      want: (ctx) => ({ [kit.recorderOf(ctx.input)]: { recording: true } }),
      do: async ({ aws, input: { configRecorder: ConfigurationRecorderName } }) => {
        await aws.config.startConfigurationRecorder({ ConfigurationRecorderName })
      },
      undo: kit.staysRecorded,
      repeatable: true,
    },
  ],
})
