import { defineCommand, toOcsf } from '#kit'

/**
 * `audit verify` recomputes every hash, and looks for an anchor that was kept outside; `audit export` prints every record as one
 * JSON line, `audit export ocsf` as one OCSF event.
 */
export default defineCommand({
  id: 'audit',
  usage: 'audit verify [--anchor <root>] | export [ocsf]',
  en: { about: 'Prove that the journal is whole, or print it as JSON lines or OCSF' },
  ja: { about: '監査ログの改ざん検証、または JSON Lines・OCSF での出力' },
  allow: ['viewer', 'responder', 'approver', 'lead', 'admin'],
  async run({ app, args, print }) {
    const [what] = args
    if (what === 'export' && [undefined, 'ocsf'].includes(args[1])) {
      const ocsf = toOcsf()
      const records = await app.audit.export(
        args[1] === 'ocsf' ? (line) => print(JSON.stringify(ocsf(JSON.parse(line)))) : print,
      )
      return { text: '', data: { records } }
    }
    const outside = args[1] === '--anchor'
    const root = args[2] ?? ''
    if (what !== 'verify' || (outside ? !/^[0-9a-f]{64}$/.test(root) : args.length > 1))
      return {
        refused: 'bad-input',
        field: 'audit',
        expected: 'verify [--anchor 64 hex digits] | export [ocsf]',
      }
    const report = await app.audit.verify()
    const { streams, records, erased, anchors, bad } = report
    const found = anchors.find((anchor) => anchor.root === root)
    const last = anchors.at(-1)
    const whole = bad.length === 0
    return {
      text: [
        ...bad.map(({ stream, version, why }) => `BAD ${stream} #${version}: ${why}`),
        `${records} records in ${streams} streams: ${whole ? 'whole' : `${bad.length} broken`}`,
        ...(erased > 0
          ? [`${erased} records lost words by hikeshi erase: see the stream erasures`]
          : []),
        `${anchors.length} anchors${last === undefined ? '' : `, the last ${last.at} ${last.root}`}`,
        ...(outside
          ? [
              found === undefined
                ? 'BAD no anchor has this root: the journal is not the one it was taken of, or was set back to before it'
                : `the anchor of ${found.at} is this one: ${whole ? 'nothing before it was changed' : 'see above for what was changed'}`,
            ]
          : []),
      ].join('\n'),
      data: {
        ...report,
        anchors: anchors.map((anchor) => ({ ...anchor })),
        bad: bad.map((fault) => ({ ...fault })),
      },
      exit: whole && (!outside || found !== undefined) ? 0 : 1,
    }
  },
})
