import { defineCommand, isRefusal } from '#kit'

const usage =
  'clock <incident> start <now | moment> <words> | done <deadline> <words> | stop <reason>'

export default defineCommand({
  id: 'clock',
  usage,
  en: { about: 'Deadlines where personal data may be affected: reminders, for a person to check' },
  ja: { about: '個人データに影響した可能性がある場合の期限のリマインダー (人が確認)' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person: by, args: [incident = '', what, ...rest] }) {
    const [first = '', ...words] = rest
    const text = words.join(' ')
    const said =
      what === 'start'
        ? await app.care.start({ incident, since: first, text, by })
        : what === 'done'
          ? await app.care.check({ incident, clock: first, text, by })
          : what === 'stop'
            ? await app.care.stop({ incident, reason: rest.join(' '), by })
            : { refused: 'bad-input' as const, field: 'clock', expected: usage }
    return isRefusal(said) ? said : { text: said }
  },
})
