import { defineAction } from '#kit'

/** Hides what is like this card; the form shows what each rule would have hidden. The value is the incident. */
export default defineAction({
  id: 'suppress',
  allow: ['responder', 'lead'],
  async run({ value, person, app, open }) {
    await open(app.sorting.form('suppress', value, person))
  },
})
