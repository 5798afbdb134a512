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
    const width = Math.max(...commands.map(({ usage }) => usage.length))
    return {
      text: commands.map(({ usage, about }) => `${usage.padEnd(width)}  ${about}`).join('\n'),
      data: commands.map((command) => ({ ...command })),
    }
  },
})
