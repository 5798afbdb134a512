import { defineCommand, type Json, roadNames } from '#kit'

/**
 * Takes in what EventBridge could not deliver, and reads again what failed or was not understood, with the handlers of today.
 * Events that were read are not touched.
 */
export default defineCommand({
  id: 'replay',
  usage: 'replay',
  en: { about: 'Take in events that were not delivered; read again those that failed' },
  ja: { about: '配信できなかったイベントの取り込みと、処理に失敗したイベントの再処理' },
  allow: ['lead', 'admin'],
  acts: {
    actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    on: [`sqs:*:*:${roadNames.queue}`],
  },
  async run({ app, person }) {
    const replayed = await app.replay({ by: person, acts: this.acts?.actions ?? [] })
    return {
      text: app.show.replayed(replayed, person.locale),
      data: replayed as unknown as Json,
    }
  },
})
