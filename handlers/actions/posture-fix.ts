import { defineAction, isRefusal } from '#kit'

/** What failed becomes incidents, where playbooks are planned, approved and undone like everywhere. */
export default defineAction({
  id: 'posture-fix',
  allow: ['responder', 'lead'],
  async run({ value, person, app, reply }) {
    const [account = '', check = ''] = value.split('/')
    const opened = await app.posture.fix({ by: person, account, check })
    if (isRefusal(opened)) return opened
    await reply(app.posture.words(person.locale).fixing(opened))
  },
})
