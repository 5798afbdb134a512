import { defineCommand, isRefusal, type Json, personNamed } from '#kit'

const usage = 'oncall [override <@person> <from>..<to> [rotation] | remove <override>]'
const players = ['responder', 'approver', 'lead', 'admin'] as const

export default defineCommand({
  id: 'oncall',
  usage,
  en: { about: 'Who is on call now and next; and to let somebody stand in' },
  ja: { about: 'オンコールの現在と次の担当者の確認、代行の登録' },
  allow: 'anyone',
  async run({ app, person, args: [what, one = '', span = '', rotation] }) {
    if (what === undefined) return app.oncall.show(person)
    if (what !== 'override' && what !== 'remove')
      return { refused: 'bad-input', field: 'oncall', expected: usage }
    // Whoever may look may see who is called; who is called is for those who respond to say.
    if (!players.some((role) => person.roles.includes(role)))
      return { refused: 'not-allowed', role: players.join(' / ') }
    if (what === 'remove') {
      const removed = await app.oncall.remove({ by: person, id: one })
      return isRefusal(removed) ? removed : { text: app.oncall.say('removed', removed, person) }
    }
    const stand = personNamed(one, person)
    const [from, to] = span.split('..')
    if (stand === undefined || !from || !to)
      return { refused: 'bad-input', field: 'oncall', expected: usage }
    const made = await app.oncall.override({
      by: person,
      person: stand,
      from,
      to,
      ...(rotation !== undefined && { rotation }),
    })
    if (isRefusal(made)) return made
    return { text: app.oncall.say('overridden', made, person), data: made as unknown as Json }
  },
})
