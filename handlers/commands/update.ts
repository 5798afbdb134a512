import { defineCommand, isRefusal } from '#kit'

export default defineCommand({
  id: 'update',
  usage: 'update <incident> <words>',
  en: { about: 'Tell those outside the response where an incident stands' },
  ja: { about: 'インシデントの状況を関係者へ連絡' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = '', ...words] }) {
    const said = await app.care.update({ incident, text: words.join(' '), by: person })
    return isRefusal(said) ? said : { text: said }
  },
})
