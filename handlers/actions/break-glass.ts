import { defineAction, question } from '#kit'

/** When nobody else is there. Who may is the policy's to say; the value is the run. */
export default defineAction({
  id: 'break-glass',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    await open(
      Promise.resolve({
        title: words.glassTitle,
        close: words.close,
        submit: { view: 'break-glass', label: words.breakGlass, meta: value },
        blocks: [question('reason', words.glassReason, { hint: words.glassNote })],
      }),
    )
  },
})
