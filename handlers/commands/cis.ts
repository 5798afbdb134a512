import { defineCommand, isRefusal } from '#kit'

/** `cis 3.10`: a number of any version may be several checks; each is looked at now. */
export default defineCommand({
  id: 'cis',
  usage: 'cis <number|check|Security Hub id> [account|all]',
  en: { about: 'One check by its CIS number of any version, looked at now' },
  ja: { about: 'CIS の番号 (全バージョン) による個別チェックの実行' },
  allow: 'anyone',
  async run({ app, person, args, progress }) {
    const { posture } = app
    const account = args.find((word) => word === 'all' || /^\d{12}$/.test(word)) ?? 'all'
    const number = args.find((word) => word !== account) ?? ''
    const checks = posture.named(number.replace(/^v[\d.]+:/, ''))
    if (checks.length === 0)
      return { text: posture.words(person.locale).unknownCheck(number), exit: 2 }
    const view = await posture.scan({
      by: person,
      accounts: account,
      checks,
      progress: (so) => progress(posture.show.progress(so, person.locale)),
    })
    if (isRefusal(view)) return view
    return {
      text: posture.show.text(view, person.locale),
      // A message holds about three checks with their remedies.
      blocks: checks.slice(0, 3).flatMap((check) => posture.show.check(view, check, person.locale)),
      data: posture.show.data(view),
    }
  },
})
