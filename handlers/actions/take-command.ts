import { defineAction, isRefusal } from '#kit'

/** Whoever presses leads the incident, and is taken to look after it. The value is the incident. */
export default defineAction({
  id: 'take-command',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.life.command({ incident: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
