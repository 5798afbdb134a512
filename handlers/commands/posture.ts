import {
  type CisVersion,
  type Command,
  cisVersions,
  defineCommand,
  isRefusal,
  type ReportFormat,
  reportFormats,
} from '#kit'

const versionOf = (word: string): CisVersion | undefined =>
  cisVersions.find((version) => word === `cis-${version}` || word === `v${version}`)

/** `import`: the failures of the newest scan, into the Security Hub of their accounts. */
const importing: Command['run'] = async ({ app: { posture }, person, args }) => {
  const accounts = args.find((word) => /^\d{12}$/.test(word)) ?? 'all'
  const [words, done] = [
    posture.words(person.locale),
    await posture.import({ by: person, accounts }),
  ]
  if (done === undefined) return { text: words.neverScanned }
  if (isRefusal(done)) return done
  const lines = done.map(({ account, region, active, archived, failed, why }) =>
    why === undefined && failed === 0
      ? words.imported(account, region, active, archived)
      : words.notImported(
          account,
          region,
          why ? (why[person.locale] ?? why.en) : words.refusedFindings(failed),
        ),
  )
  const bad = done.some(({ failed, why }) => why !== undefined || failed > 0)
  return {
    text: lines.join('\n') || words.nothingToImport,
    data: done.map((one) => ({ ...one })),
    ...(bad && { exit: 1 }),
  }
}

const types: Record<ReportFormat, string> = {
  html: 'text/html',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
  asff: 'application/json',
  ocsf: 'application/json',
}

/** Words in any order: an account or `all`, a version of the benchmark, a check, a format for a report; `last` does not scan again. */
export default defineCommand({
  id: 'posture',
  usage:
    'posture [account|all] [cis-1.1|…|v7.0] [check] [last] [import] [html|pdf|csv|json|asff|ocsf]',
  en: { about: 'Check the security posture against CIS and best practices' },
  ja: { about: 'CIS とベストプラクティスによるセキュリティ状況の診断' },
  allow: 'anyone',
  async run(context) {
    const { app, person, args, progress } = context
    if (args.includes('import')) return importing(context)
    const { posture } = app
    const words = posture.words(person.locale)
    const formats = reportFormats.filter((format) => args.includes(format))
    const account = args.find((word) => word === 'all' || /^\d{12}$/.test(word)) ?? 'all'
    const version = args.map(versionOf).find((one) => one !== undefined)
    const others = args.filter(
      (word) =>
        word !== account &&
        word !== 'last' &&
        versionOf(word) === undefined &&
        !formats.includes(word as ReportFormat),
    )
    const wrong = others.find((word) => /^(cis-|v)[\d.]+$/.test(word))
    if (wrong !== undefined)
      return {
        text: words.unknownVersion(wrong, cisVersions.map((one) => `v${one}`).join(', ')),
        exit: 2,
      }
    const checks = others.flatMap((word) => posture.named(word))
    const unknown = others.find((word) => posture.named(word).length === 0)
    if (unknown !== undefined) return { text: words.unknownCheck(unknown), exit: 2 }

    const view = args.includes('last')
      ? await posture.latest(account)
      : await posture.scan({
          by: person,
          accounts: account,
          ...(version && { version }),
          ...(checks.length > 0 && { checks }),
          progress: (so) => progress(posture.show.progress(so, person.locale)),
        })
    if (view === undefined) return { text: words.neverScanned }
    if (isRefusal(view)) return view
    const [only] = checks
    const made = await Promise.all(
      formats.map(async (format) => {
        const body = await posture.report(view, format, person.locale)
        const ending = format === 'asff' || format === 'ocsf' ? `${format}.json` : format
        const name = `posture-${view.scan.at.slice(0, 10)}-${person.locale}.${ending}`
        return body === undefined ? [] : [{ name, type: types[format], body }]
      }),
    )
    const files = made.flat()
    const text = posture.show.text(view, person.locale)
    return {
      text: files.length < formats.length ? `${text}\n\n${words.noPrinter}` : text,
      blocks:
        checks.length === 1 && only !== undefined
          ? posture.show.check(view, only, person.locale)
          : posture.show.summary(view, person.locale),
      data: posture.show.data(view),
      ...(files.length > 0 && { files }),
    }
  },
})
