import { defineCommand, isRefusal } from '#kit'

/** Explains the deployed policy: who decides over a playbook in an account, and which rule says so. */
export default defineCommand({
  id: 'policy',
  usage: 'policy test <team/user> <playbook> <account>',
  en: { about: 'explain who may approve a playbook in an account, and why' },
  ja: { about: 'アカウントでのプレイブックの承認者と、その根拠となるルールを表示します' },
  allow: 'anyone',
  store: false,
  async run({ args, app, person }) {
    const [test, who = '', playbook = '', account = ''] = args
    if (test !== 'test' || account === '')
      return { refused: 'bad-input', field: 'policy', expected: this.usage }
    const answer = app.ruling({ who, playbook, account })
    if (isRefusal(answer)) return answer
    return { text: app.show.ruling(answer, person.locale), data: answer }
  },
})
