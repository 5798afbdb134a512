import { defineView, isRefusal } from '#kit'

/** "Request approval" under a plan. What was shown is what is asked for: the plan's hash was journalled with it. */
export default defineView({
  id: 'request',
  allow: ['responder', 'lead'],
  async run({ meta, values, person, app, reply }) {
    const result = await app.request({ run: meta, by: person, waive: values.waive ?? '' })
    if (isRefusal(result)) return result
    return reply(app.words(person.locale).requested)
  },
})
