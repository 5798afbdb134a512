import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'resolve',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = answerTo(values, 'reason')
    if (isRefusal(reason)) return reason
    const result = await app.life.close({ incident: meta, as: 'resolved', reason, by: person })
    return isRefusal(result) ? result : undefined
  },
})
