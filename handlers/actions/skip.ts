import { defineAction, question } from '#kit'

/** Gives up the step that failed, with a reason. The value is the run. */
export default defineAction({
  id: 'skip',
  allow: ['approver', 'lead'],
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    await open(
      Promise.resolve({
        title: words.skipTitle,
        close: words.close,
        submit: { view: 'skip', label: words.skip, meta: value },
        blocks: [question('reason', words.skipReason)],
      }),
    )
  },
})
