import { defineCommand, isRefusal } from '#kit'

const usage = 'link <incident> <incident> [apart]'

export default defineCommand({
  id: 'link',
  usage,
  en: { about: 'Say that two incidents have to do with each other (they stay two)' },
  ja: { about: '2 つのインシデントの関連付け (統合はしません) と、その解除' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = '', to = '', how] }) {
    if (how !== undefined && how !== 'apart')
      return { refused: 'bad-input', field: 'link', expected: usage }
    const apart = how === 'apart'
    const linked = await app.life.link({ incident, to, apart, by: person })
    if (isRefusal(linked)) return linked
    return { text: app.life.say(apart ? 'unlinked' : 'linked', linked, person) }
  },
})
