import { defineAction } from '#kit'

/** Personal data may be affected: asks whose, and since when that is known. The value is the incident. */
export default defineAction({
  id: 'personal-data',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.care.dataForm(value, person)))
  },
})
