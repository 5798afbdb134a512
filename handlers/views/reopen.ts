import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'reopen',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = answerTo(values, 'reason')
    if (isRefusal(reason)) return reason
    const result = await app.life.reopen({ incident: meta, reason, by: person })
    return isRefusal(result) ? result : undefined
  },
})
