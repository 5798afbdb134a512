import { defineAction } from '#kit'

/** Makes an incident part of another one, which the form asks for. The value is the incident. */
export default defineAction({
  id: 'merge',
  allow: ['responder', 'lead'],
  async run({ value, person, app, open }) {
    await open(app.sorting.form('merge', value, person))
  },
})
