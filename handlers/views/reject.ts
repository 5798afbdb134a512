import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'reject',
  allow: ['approver', 'lead'],
  async run({ meta, values, person, app }) {
    const reason = (values.reason ?? '').trim()
    if (reason === '')
      return { refused: 'bad-input', field: 'reason', expected: '1-500 characters' }
    const result = await app.reject({ run: meta, by: person, reason: reason.slice(0, 500) })
    return isRefusal(result) ? result : undefined
  },
})
