import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'personal-data',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app, reply }) {
    const text = answerTo(values, 'text')
    if (isRefusal(text)) return text
    const since = values['since'] ?? ''
    const said = await app.care.start({ incident: meta, since, text, by: person })
    return isRefusal(said) ? said : reply(said)
  },
})
