import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'update',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app, reply }) {
    const text = values['text'] ?? ''
    const said = await app.care.update({ incident: meta, text, by: person })
    return isRefusal(said) ? said : reply(said)
  },
})
