import { answerTo, defineView, isRefusal } from '#kit'

export default defineView({
  id: 'review',
  allow: ['approver', 'lead'],
  async run({ meta, values, person, app }) {
    const words = answerTo(values, 'words')
    if (isRefusal(words)) return words
    const result = await app.review({ run: meta, by: person, words })
    return isRefusal(result) ? result : undefined
  },
})
