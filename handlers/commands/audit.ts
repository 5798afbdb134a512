import { defineCommand } from '#kit'

/** `audit verify` recomputes every hash; `audit export` prints every record as one JSON line. */
export default defineCommand({
  id: 'audit',
  usage: 'audit verify | export',
  en: { about: 'Prove that the journal is whole, or print it as JSON lines' },
  ja: { about: '監査ログの改ざん検証、または JSON Lines での出力' },
  allow: ['viewer', 'responder', 'approver', 'lead', 'admin'],
  async run({ app, args, print }) {
    const [what] = args
    if (what === 'export') {
      const records = await app.audit.export(print)
      return { text: '', data: { records } }
    }
    if (what !== 'verify')
      return { refused: 'bad-input', field: 'audit', expected: 'verify | export' }
    const report = await app.audit.verify()
    const { streams, records, bad } = report
    const faults = bad.map(({ stream, version, why }) => `BAD ${stream} #${version}: ${why}`)
    const sum = `${records} records in ${streams} streams: ${bad.length === 0 ? 'whole' : `${bad.length} broken`}`
    return {
      text: [...faults, sum].join('\n'),
      data: { ...report, bad: bad.map((fault) => ({ ...fault })) },
      exit: bad.length === 0 ? 0 : 1,
    }
  },
})
