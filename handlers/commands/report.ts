import { defineCommand, isRefusal, type PostmortemFormat, postmortemFormats } from '#kit'

const types: Record<PostmortemFormat, string> = {
  md: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  json: 'application/json',
}
const locales = ['en', 'ja']

/** The account of an incident that a person completes and sends; facts out of the journal alone. */
export default defineCommand({
  id: 'report',
  usage: 'report <incident> [md|html|pdf|json] [en|ja]',
  en: { about: 'Timeline and post-mortem of an incident, made from the journal' },
  ja: { about: '監査ログから作成するインシデントのタイムラインと事後報告' },
  allow: ['viewer', 'responder', 'approver', 'lead', 'admin'],
  async run({ app, person, args: [incident = '', ...rest] }) {
    const wrong = rest.find(
      (word) => !locales.includes(word) && !postmortemFormats.some((one) => one === word),
    )
    if (wrong !== undefined)
      return { refused: 'bad-input', field: 'report', expected: 'md | html | pdf | json, en | ja' }
    const format = postmortemFormats.find((one) => rest.includes(one)) ?? 'md'
    const locale = locales.find((one) => rest.includes(one)) ?? person.locale
    const made = await app.postmortem.report({ incident, format, locale, by: person })
    if (isRefusal(made)) return made
    const { summary, body } = made
    const words = app.postmortem.words(person.locale)
    const name = `report-${incident}-${locale}.${format}`
    if (body === undefined) return { text: `${summary}\n\n${words.noPrinter}`, exit: 1 }
    return {
      text: `${summary}\n\n${words.fileNote(name)}`,
      data: { incident, file: name, summary },
      files: [{ name, type: types[format], body }],
    }
  },
})
