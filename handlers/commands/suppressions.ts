import { defineCommand, isRefusal, type Json } from '#kit'

export default defineCommand({
  id: 'suppressions',
  usage: 'suppressions [lift sup-1]',
  en: { about: 'Rules that hide findings: who made them, why, until when; and to lift one' },
  ja: { about: '抑制ルールの一覧 (設定者、理由、期限) と解除' },
  allow: 'anyone',
  async run({ app, person, args: [what, id = ''] }) {
    if (what === 'lift') {
      // Whoever may look may see what is hidden; who ends it decides what the others get to see.
      if (!person.roles.some((role) => role === 'responder' || role === 'lead'))
        return { refused: 'not-allowed', role: 'responder / lead' }
      const rule = await app.sorting.lift({ rule: id, by: person })
      if (isRefusal(rule)) return rule
      return { text: app.sorting.say.lifted(rule, person), data: rule as unknown as Json }
    }
    if (what !== undefined)
      return { refused: 'bad-input', field: 'suppressions', expected: 'lift sup-1' }
    const rules = await app.sorting.suppressions()
    const lines = rules.map(({ id, hides, until, hidden, by, reason, lifted }) =>
      [id, lifted ? 'lifted' : until, Object.values(hides).join(' '), hidden, by, reason].join(
        '  ',
      ),
    )
    return {
      text: lines.join('\n'),
      blocks: app.sorting.list(rules, person),
      data: rules as unknown as Json,
    }
  },
})
