import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'role',
  allow: ['responder', 'approver', 'lead'],
  async run({ meta, values, person, app }) {
    const role = answerTo(values, 'role')
    if (isRefusal(role)) return role
    const result = await app.life.role({ incident: meta, role, who: person.id, by: person })
    return isRefusal(result) ? result : undefined
  },
})
