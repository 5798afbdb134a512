import { defineAction, question } from '#kit'

/** What was done alone is looked into by somebody else. The value is the run. */
export default defineAction({
  id: 'review',
  allow: ['approver', 'lead'],
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    await open(
      Promise.resolve({
        title: words.reviewTitle,
        close: words.close,
        submit: { view: 'review', label: words.review, meta: value },
        blocks: [question('words', words.reviewWords)],
      }),
    )
  },
})
