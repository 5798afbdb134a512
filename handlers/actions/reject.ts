import { defineAction, question } from '#kit'

/** Asks for the reason first: the requester has to know what to do next. */
export default defineAction({
  id: 'reject',
  allow: ['approver', 'lead'],
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    await open(
      Promise.resolve({
        title: words.rejectTitle,
        close: words.close,
        submit: { view: 'reject', label: words.reject, meta: value },
        blocks: [question('reason', words.rejectReason)],
      }),
    )
  },
})
