import { defineAction } from '#kit'

/** Somebody says what they do in an incident. The value is the incident. */
export default defineAction({
  id: 'role',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.life.form('role', value, person)))
  },
})
