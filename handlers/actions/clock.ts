import { defineAction } from '#kit'

/** Somebody looked into a deadline: asks which, and what came of it. The value is the incident. */
export default defineAction({
  id: 'clock',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(app.care.clockForm(value, person))
  },
})
