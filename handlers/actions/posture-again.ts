import { defineAction, isRefusal } from '#kit'

/** Looks at one check once more: did the mending help? */
export default defineAction({
  id: 'posture-again',
  allow: 'anyone',
  async run({ value, person, app, open }) {
    const [account = '', check = ''] = value.split('/')
    const { posture } = app
    const work = async () => {
      const view = await posture.scan({ by: person, accounts: account, checks: [check] })
      if (isRefusal(view)) return view
      return {
        title: posture.words(person.locale).check,
        close: app.words(person.locale).close,
        blocks: posture.show.check(view, check, person.locale),
      }
    }
    await open(work())
  },
})
