import { defineAction } from '#kit'

/** It is not over: asks why. The value is the incident. */
export default defineAction({
  id: 'reopen',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.life.form('reopen', value, person)))
  },
})
