import { defineAction, isRefusal } from '#kit'

/** The person behind the principal says that it was somebody else. */
export default defineAction({
  id: 'was-not-me',
  allow: 'asked',
  async run({ value, person, app }) {
    const result = await app.answerQuestion({ incident: value, by: person, mine: false })
    return isRefusal(result) ? result : undefined
  },
})
