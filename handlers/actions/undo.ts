import { defineAction, isRefusal } from '#kit'

/** Shows the plan that puts everything back; it needs approval like any other. The value is the run. */
export default defineAction({
  id: 'undo',
  allow: ['responder', 'lead'],
  async run({ value, person, app, open }) {
    const words = app.words(person.locale)
    const work = app.planUndo({ run: value, by: person }).then((planned) => {
      if (isRefusal(planned)) return planned
      const { incident, run } = planned
      return {
        title: words.undoTitle,
        blocks: app.show.plan(incident, run, person.locale),
        close: words.close,
        submit: { view: 'request', label: words.requestApproval, meta: run.id },
      }
    })
    await open(work)
  },
})
