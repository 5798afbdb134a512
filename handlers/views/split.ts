import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'split',
  allow: ['responder', 'lead'],
  async run({ meta, values: { finding = '' }, person, app, reply }) {
    const own = await app.sorting.split({ incident: meta, finding, by: person })
    if (isRefusal(own)) return own
    await reply(app.sorting.say.split(own.id, person))
  },
})
