import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'posture-attest',
  allow: ['responder', 'approver', 'lead', 'admin'],
  async run({ meta, values, person, app, reply }) {
    const [account = '', check = ''] = meta.split('/')
    const comment = values['comment'] ?? ''
    const until = await app.posture.attest({ by: person, account, check, comment })
    if (isRefusal(until)) return until
    await reply(app.posture.words(person.locale).attested(until.slice(0, 10)))
  },
})
