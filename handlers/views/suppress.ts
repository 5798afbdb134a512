import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'suppress',
  allow: ['responder', 'lead'],
  async run({ meta, values, person, app, reply }) {
    const { scope = '', days = '', reason = '', owner = '' } = values
    const ask = { incident: meta, scope, days, reason, owner, by: person }
    const rule = await app.sorting.suppress(ask)
    if (isRefusal(rule)) return rule
    await reply(app.sorting.say.suppressed(rule, person))
  },
})
