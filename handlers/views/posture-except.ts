import { defineView, isRefusal } from '#kit'

export default defineView({
  id: 'posture-except',
  allow: ['approver', 'lead', 'admin'],
  async run({ meta, values, person, app, reply }) {
    const [account = '', check = ''] = meta.split('/')
    const said = (name: string) => (values[name] ?? '').trim()
    const until = await app.posture.except({
      by: person,
      account,
      check,
      resource: said('resource') === '' ? null : said('resource'),
      owner: said('owner'),
      comment: said('comment'),
      until: said('until'),
    })
    if (isRefusal(until)) return until
    await reply(app.posture.words(person.locale).excepted(until.slice(0, 10)))
  },
})
