import { defineCommand, type Json } from '#kit'

const pattern = /^([1-9]\d{0,2})$/

/** How fast, and how much: real incidents, drills and samples apart. */
export default defineCommand({
  id: 'measures',
  usage: 'measures [days]',
  en: { about: 'Time to acknowledge, contain and resolve, and how many alerts there were' },
  ja: { about: '確認・封じ込め・解決までの時間と、アラートの件数' },
  allow: 'anyone',
  async run({ app, person, args: [days = '30'] }) {
    if (!pattern.test(days)) return { refused: 'bad-input', field: 'days', expected: '1-999' }
    const measures = await app.measures(Number(days))
    const blocks = app.show.measures(measures, person.locale)
    return { text: app.drill.plain(blocks), blocks, data: measures as unknown as Json }
  },
})
