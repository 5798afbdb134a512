import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'break-glass',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = answerTo(values, 'reason')
    if (isRefusal(reason)) return reason
    const result = await app.breakGlass({ run: meta, by: person, reason })
    return isRefusal(result) ? result : undefined
  },
})
