import { defineAction } from '#kit'

/** It was nothing: asks how that is known. The value is the incident. */
export default defineAction({
  id: 'false-alarm',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.life.form('false-alarm', value, person)))
  },
})
