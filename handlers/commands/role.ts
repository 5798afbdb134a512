import { defineCommand, isRefusal, personNamed } from '#kit'

const usage = 'role <incident> <commander | scribe | liaison | responder> [@person] [off]'

export default defineCommand({
  id: 'role',
  usage,
  en: { about: 'Who leads an incident, writes, speaks to others or helps; off: not any more' },
  ja: { about: 'インシデントの役割 (指揮、記録、連絡、対応) の割り当てと解除' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = '', role = '', ...rest] }) {
    const off = rest.at(-1) === 'off'
    const [named = 'me', ...more] = off ? rest.slice(0, -1) : rest
    const who = personNamed(named, person)
    if (who === undefined || more.length > 0)
      return { refused: 'bad-input', field: 'role', expected: usage }
    const given = await app.life.role({ incident, role, who, off, by: person })
    return isRefusal(given) ? given : { text: app.life.say('team', given, person) }
  },
})
