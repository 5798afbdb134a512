import { defineAction } from '#kit'

/** Takes one finding out of an incident. The value is the incident. */
export default defineAction({
  id: 'split',
  allow: ['responder', 'lead'],
  async run({ value, person, app, open }) {
    await open(app.sorting.form('split', value, person))
  },
})
