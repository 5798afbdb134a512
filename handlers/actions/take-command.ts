import { defineAction, isRefusal } from '#kit'

/** Whoever presses leads the incident, and is taken to look after it. The value is the incident. */
export default defineAction({
  id: 'take-command',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const ask = { incident: value, role: 'commander', who: person.id, by: person }
    const result = await app.life.role(ask)
    return isRefusal(result) ? result : undefined
  },
})
