import { defineAction, isRefusal } from '#kit'

/** Two hours of quiet about one actor, from a storm's digest. The value is an incident of theirs; the argument tells several buttons apart. */
export default defineAction({
  id: 'mute',
  allow: ['responder', 'lead'],
  async run({ value, person, app, reply }) {
    const result = await app.mute({ incident: value, by: person })
    if (isRefusal(result)) return result
    await reply(app.show.muted(result, person))
  },
})
