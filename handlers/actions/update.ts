import { defineAction } from '#kit'

/** Those outside the response want to hear where it stands. The value is the incident. */
export default defineAction({
  id: 'update',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.care.updateForm(value, person)))
  },
})
