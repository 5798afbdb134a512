import {
  channelFields,
  configRecording,
  type OnRecorder,
  recorderFields,
  recorderOf,
} from './config-recorder.ts'
import type { Step } from './define.ts'
import { recreate } from './recreate.ts'

/** Why no step on AWS Config is undone. */
export const staysRecorded = {
  never: {
    en: 'Recording that is on does no harm, and stopping it would hide what happens next.',
    ja: '記録が有効でも害はなく、停止すると以後の変更が見えなくなるため、元に戻しません。',
  },
}

export const recreateRecorder: Step<OnRecorder> = recreate({
  id: 'recorder',
  en: { title: 'Make the deleted recorder again' },
  ja: { title: '削除されたレコーダーの再作成' },
  undo: staysRecorded,
  read: async (ctx) => {
    const { recorder, lastRecorder } = await configRecording(ctx)
    const shown = recorder ?? lastRecorder?.put
    const resource = recorderOf(ctx.input)
    return shown && { resource, fields: recorderFields(shown), exists: recorder !== undefined }
  },
  make: async (ctx) => {
    const { lastRecorder } = await configRecording(ctx)
    await ctx.aws.config.putConfigurationRecorder({ ConfigurationRecorder: lastRecorder?.put })
  },
})

export const recreateChannel: Step<OnRecorder> = recreate({
  id: 'channel',
  en: { title: 'Make the deleted delivery channel again' },
  ja: { title: '削除された配信チャネルの再作成' },
  undo: staysRecorded,
  read: async (ctx) => {
    const { channel, lastChannel } = await configRecording(ctx)
    const shown = channel ?? lastChannel?.put
    const resource = `channel/${shown?.name}`
    return shown && { resource, fields: channelFields(shown), exists: channel !== undefined }
  },
  make: async (ctx) => {
    const { lastChannel } = await configRecording(ctx)
    await ctx.aws.config.putDeliveryChannel({ DeliveryChannel: lastChannel?.put })
  },
})
