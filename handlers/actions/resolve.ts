import { defineAction } from '#kit'

/** It is over: asks what was done. The value is the incident. */
export default defineAction({
  id: 'resolve',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.life.form('resolved', value, person)))
  },
})
