import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'skip',
  allow: ['approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = answerTo(values, 'reason')
    if (isRefusal(reason)) return reason
    const result = await app.skip({ run: meta, by: person, reason })
    return isRefusal(result) ? result : undefined
  },
})
