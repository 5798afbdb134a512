import { defineCommand, type Json } from '#kit'

const pattern = /^([1-9]\d?|100)$/

export default defineCommand({
  id: 'incidents',
  usage: 'incidents [1-100]',
  en: { about: 'The latest incidents' },
  ja: { about: '最近のインシデント' },
  allow: 'anyone',
  async run({ app, person, args }) {
    const [limit = '10'] = args
    if (!pattern.test(limit)) return { refused: 'bad-input', field: 'limit', expected: '1-100' }
    const incidents = await app.incidents({ limit: Number(limit) })
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
