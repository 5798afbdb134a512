import { defineAction, isRefusal } from '#kit'

/** Somebody looks after it: stops escalation and tells the others. */
export default defineAction({
  id: 'ack',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.acknowledge({ incident: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
