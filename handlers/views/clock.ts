import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'clock',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app, reply }) {
    const text = answerTo(values, 'text')
    if (isRefusal(text)) return text
    const clock = values['clock'] ?? ''
    const said = await app.care.check({ incident: meta, clock, text, by: person })
    return isRefusal(said) ? said : reply(said)
  },
})
