import { defineCommand, isRefusal, personNamed } from '#kit'

const usage = 'erase <team/user> [words]'

/** What is kept of a person beside their id; with `words`, also what they wrote about incidents. */
export default defineCommand({
  id: 'erase',
  usage,
  en: { about: 'Erase what is kept of a person; with words, also what they wrote' },
  ja: { about: '保存されている個人データの消去 (words を付けると本人が書いた文章も)' },
  allow: ['admin'],
  async run({ app, person, args: [word = '', what, ...rest] }) {
    const who = personNamed(word, person)
    if (who === undefined || rest.length > 0 || (what !== undefined && what !== 'words'))
      return { refused: 'bad-input', field: 'erase', expected: usage }
    const erased = await app.erase({ who, by: person, words: what === 'words' })
    if (isRefusal(erased)) return erased
    return { text: app.show.erased(erased, person.locale), data: { ...erased } }
  },
})
