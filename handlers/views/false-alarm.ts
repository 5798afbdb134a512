import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'false-alarm',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = answerTo(values, 'reason')
    if (isRefusal(reason)) return reason
    const result = await app.life.close({ incident: meta, as: 'false-alarm', reason, by: person })
    return isRefusal(result) ? result : undefined
  },
})
