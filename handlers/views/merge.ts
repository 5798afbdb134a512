import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'merge',
  allow: ['responder', 'lead'],
  async run({ meta, values: { into = '' }, person, app, reply }) {
    const kept = await app.sorting.merge({ incident: meta, into, by: person })
    if (isRefusal(kept)) return kept
    await reply(app.sorting.say.merged(meta, kept.id, person))
  },
})
