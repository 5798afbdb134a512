import { defineAction, isRefusal } from '#kit'

/** The person behind the principal says that it was them. It is information, and closes nothing. */
export default defineAction({
  id: 'was-me',
  allow: 'asked',
  async run({ value, person, app }) {
    const result = await app.answerQuestion({ incident: value, by: person, mine: true })
    return isRefusal(result) ? result : undefined
  },
})
