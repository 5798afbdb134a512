import { defineCommand, isRefusal } from '#kit'

/** Names that are harmless wherever they are saved; on the command line a path is the person's own affair. */
const harmless = /^[A-Za-z0-9][A-Za-z0-9.-]{0,80}\.zip$/

export default defineCommand({
  id: 'evidence',
  usage: 'evidence <incident> [file.zip]',
  en: {
    about:
      'Package the records and the report of an incident so that they prove themselves offline',
  },
  ja: { about: 'インシデントの記録と事後報告を、オフラインで検証できる形にまとめる' },
  allow: ['responder', 'approver', 'lead', 'admin'],
  async run({ app, person, args: [incident = '', name = `evidence-${incident}.zip`], file }) {
    if (!(harmless.test(name) || (file !== undefined && name.endsWith('.zip'))))
      return { refused: 'bad-input', field: 'evidence', expected: 'file.zip' }
    const made = await app.postmortem.evidence({ incident, by: person })
    if (isRefusal(made)) return made
    const { zip, sha256, records, head, verify } = made
    const words = app.postmortem.words(person.locale)
    return {
      text: [
        words.packed(records, name),
        words.packedSum(sha256),
        words.packedHead(head),
        words.packedHow(verify),
      ].join('\n'),
      data: { file: name, sha256, records, head, verify },
      files: [{ name, type: 'application/zip', body: zip }],
    }
  },
})
