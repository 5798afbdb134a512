import { defineCommand } from '#kit'

export default defineCommand({
  id: 'help',
  usage: 'help',
  en: { about: 'What can be asked' },
  ja: { about: '使えるコマンドの一覧' },
  allow: 'anyone',
  store: false,
  async run({ app, person }) {
    const commands = app.commands(person.locale)
    return {
      // Two lines each: some are long, and a telephone is narrow.
      text: commands.map(({ usage, about }) => `${usage}\n    ${about}`).join('\n'),
      data: commands.map((command) => ({ ...command })),
    }
  },
})
