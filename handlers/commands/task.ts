import { defineCommand, isRefusal, personNamed } from '#kit'

const usage = 'task <incident> add [@owner] <words> | task <incident> done <number>'

export default defineCommand({
  id: 'task',
  usage,
  en: { about: 'What is to be done in an incident, by whom, and that it is done' },
  ja: { about: 'インシデントのタスクの登録 (担当者付き) と完了' },
  allow: ['responder', 'approver', 'lead'],
  async run({ app, person, args: [incident = '', what, ...rest] }) {
    if (what === 'done') {
      const done = await app.life.done({ incident, task: Number(rest[0]), by: person })
      return isRefusal(done) ? done : { text: app.life.say('done', done, person) }
    }
    if (what !== 'add') return { refused: 'bad-input', field: 'task', expected: usage }
    const [first = ''] = rest
    const named = personNamed(first, person)
    const text = (named === undefined ? rest : rest.slice(1)).join(' ')
    const made = await app.life.task({ incident, owner: named ?? person.id, text, by: person })
    return isRefusal(made) ? made : { text: app.life.say('tasked', made, person) }
  },
})
