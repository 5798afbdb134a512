import { defineCommand, type Json, pick } from '#kit'

/** Who or what is it, what did it do last, what is wrong with it, what is open about it. Reads only. */
export default defineCommand({
  id: 'who',
  usage: 'who <access key|user|role|IP|instance|bucket|ARN>',
  en: { about: 'Who or what it is, what it did last, and what is open about it' },
  ja: { about: '対象の正体、最近の操作、関連する未対応のインシデントの確認' },
  allow: 'anyone',
  async run({ app, person, args }) {
    const words = args.join(' ').trim()
    if (words === '' || words.length > 300)
      return { refused: 'bad-input', field: 'who', expected: 'AKIA…, user/sato, i-0…, 203.0.113.7' }
    const view = await app.posture.who(words)
    const told = view.known.flatMap(({ account, region, title, facts }) => [
      `${pick(title, person.locale)} (${account} ${region})`,
      ...facts.map(
        ({ label, value, at }) =>
          `  ${at === undefined ? '' : `${at} `}${pick(label, person.locale)}: ${value}`,
      ),
    ])
    const nothing = view.known.length + view.blemishes.length + view.incidents.length === 0
    return {
      text: [
        ...(nothing ? [app.posture.words(person.locale).whoNobody(words)] : []),
        ...told,
        ...view.blemishes.map(
          ({ check, account, resource }) => `failed: ${check} (${account}) ${resource}`,
        ),
        ...view.incidents.map(
          ({ id, finding }) => `incident: ${id} ${pick(finding.headline, person.locale)}`,
        ),
        ...view.unread.map((one) => `not read: ${one}`),
      ].join('\n'),
      blocks: app.posture.show.who(view, person.locale),
      data: view as unknown as Json,
    }
  },
})
