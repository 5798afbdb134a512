import { defineAction, isRefusal } from '#kit'

/** Ends a rule before its time. The value is the rule. */
export default defineAction({
  id: 'lift-suppression',
  allow: ['responder', 'lead'],
  async run({ value, person, app, reply }) {
    const rule = await app.sorting.lift({ rule: value, by: person })
    if (isRefusal(rule)) return rule
    await reply(app.sorting.say.lifted(rule, person))
  },
})
