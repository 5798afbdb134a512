import { defineAction } from '#kit'

/** Something that the others should know. The value is the incident. */
export default defineAction({
  id: 'note',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    await open(Promise.resolve(app.life.form('note', value, person)))
  },
})
