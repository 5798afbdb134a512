import { defineCommand, type Json } from '#kit'

/** Reads again what failed or was not understood, with the handlers of today. Events that were read are not touched. */
export default defineCommand({
  id: 'replay',
  usage: 'replay',
  en: { about: 'Read again the events that failed or were not understood' },
  ja: { about: '処理に失敗した、または解釈できなかったイベントの再処理' },
  allow: ['lead', 'admin'],
  async run({ app, person }) {
    const replayed = await app.replay({ by: person })
    return {
      text: app.show.replayed(replayed, person.locale),
      data: replayed as unknown as Json,
    }
  },
})
