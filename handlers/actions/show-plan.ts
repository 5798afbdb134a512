import { defineAction } from '#kit'

/** The whole plan of a run, to read before approving. The value is the run. */
export default defineAction({
  id: 'show-plan',
  allow: 'anyone',
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    const work = app.run(value).then((found) =>
      found === undefined
        ? ({ refused: 'not-found', what: value } as const)
        : {
            title: words.planTitle,
            blocks: app.show.plan(found.incident, found.run, person.locale),
            close: words.close,
          },
    )
    await open(work)
  },
})
