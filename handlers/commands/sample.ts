import { defineCommand, isRefusal } from '#kit'

/** `sample` sends GuardDuty's own default, `sample UnauthorizedAccess:EC2/SSHBruteForce` one type, `sample root-sign-in` another source. */
export default defineCommand({
  id: 'sample',
  usage: 'sample [finding type | source]',
  en: { about: 'Send a sample finding down the whole road; it acts on a simulated account only' },
  ja: { about: '検出結果のサンプルを送信 (操作は模擬アカウントのみ)' },
  allow: ['responder', 'lead'],
  async run({ app, person, args }) {
    const [what = 'guardduty'] = args
    const ask = what.includes(':') ? { source: 'guardduty', type: what } : { source: what }
    const sent = await app.sample({ ...ask, by: person })
    if (isRefusal(sent)) return sent
    return { text: app.words(person.locale).sampleSent, data: sent }
  },
})
