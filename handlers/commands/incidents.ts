import { defineCommand, type Json } from '#kit'

const pattern = /^([1-9]\d?|100)$/
const filters = ['open', 'mine', 'resolved'] as const

export default defineCommand({
  id: 'incidents',
  usage: 'incidents [open | mine | resolved] [1-100]',
  en: { about: 'The latest incidents: all, those that are open, mine, or those that are over' },
  ja: { about: '最近のインシデント (すべて、未終了、自分の担当、終了済み)' },
  allow: 'anyone',
  async run({ app, person, args }) {
    const filter = filters.find((one) => one === args[0])
    const [limit = '10'] = filter === undefined ? args : args.slice(1)
    if (!pattern.test(limit)) return { refused: 'bad-input', field: 'limit', expected: '1-100' }
    const incidents = await app.incidents({
      limit: Number(limit),
      ...(filter !== undefined && { state: filter === 'resolved' ? 'closed' : 'open' }),
      ...(filter === 'mine' && { who: person.id }),
    })
    const lines = incidents.map(({ id, finding }) =>
      [
        id,
        finding.severity,
        finding.account,
        finding.region,
        finding.type,
        finding.resource.id,
      ].join('  '),
    )
    return {
      text: lines.join('\n') || app.words(person.locale).noIncidents,
      blocks: app.show.list(incidents, person.locale),
      data: incidents as unknown as Json,
    }
  },
})
