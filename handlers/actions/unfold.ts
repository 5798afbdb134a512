import { defineAction, isRefusal } from '#kit'

/** Gives a folded incident a card of its own, for everybody to see and act on. */
export default defineAction({
  id: 'unfold',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, reply }) {
    const result = await app.unfold({ incident: value, by: person })
    if (isRefusal(result)) return result
    await reply(app.words(person.locale).unfolded)
  },
})
