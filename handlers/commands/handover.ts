import { defineCommand, isRefusal } from '#kit'

/** For whoever takes over: text that can be pasted anywhere. */
export default defineCommand({
  id: 'handover',
  usage: 'handover <incident>',
  en: { about: 'All that the next person has to know about an incident' },
  ja: { about: 'インシデントの引き継ぎ用の要約' },
  allow: 'anyone',
  async run({ app, person, args: [incident = ''] }) {
    const text = await app.life.handOver(incident, person)
    return isRefusal(text) ? text : { text }
  },
})
