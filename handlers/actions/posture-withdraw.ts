import { defineAction, isRefusal } from '#kit'

/** Takes back an attestation or an exception. */
export default defineAction({
  id: 'posture-withdraw',
  allow: ['approver', 'lead', 'admin'],
  async run({ value, person, app, reply }) {
    const [account = '', check = ''] = value.split('/')
    const refused = await app.posture.withdraw({ by: person, account, check })
    if (isRefusal(refused)) return refused
    await reply(app.posture.words(person.locale).withdrawn)
  },
})
