import { defineAction, isRefusal } from '#kit'

/** A channel for this incident alone, or another try at it. The value is the incident. */
export default defineAction({
  id: 'channel',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, reply }) {
    const said = await app.care.room({ incident: value, by: person })
    if (isRefusal(said)) return said
    return reply(said)
  },
})
