import { defineAction, isRefusal } from '#kit'

/** Details of one check as the newest scan saw it. */
export default defineAction({
  id: 'posture-check',
  allow: 'anyone',
  async run({ value, person, app, open }) {
    const [account = '', check = ''] = value.split('/')
    const { posture } = app
    const work = async () => {
      const view = await posture.stands({ account, check })
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
