import { defineCommand, isRefusal } from '#kit'

export default defineCommand({
  id: 'note',
  usage: 'note <incident> <words>',
  en: { about: 'Write down what the others should know about an incident' },
  ja: { about: 'インシデントにメモを記録' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = '', ...words] }) {
    const noted = await app.life.note({ incident, text: words.join(' '), by: person })
    return isRefusal(noted) ? noted : { text: app.life.say('noted', noted, person) }
  },
})
