import { defineAction, isRefusal, question } from '#kit'

/** A playbook's button on the card: shows exactly what would happen. The argument is the playbook, the value the incident. */
export default defineAction({
  id: 'plan',
  allow: ['responder', 'lead'],
  async run({ value, argument, person, app, open }) {
    const words = app.words(person.locale)
    const work = app.plan({ incident: value, playbook: argument, by: person }).then((planned) => {
      if (isRefusal(planned)) return planned
      const { incident, run } = planned
      const missing = app.missingEvidence(incident, run)
      const waiver = question('waive', words.waiveReason, {
        hint: words.waiveHint(missing.map((id) => app.titleOf(id, person.locale)).join(', ')),
        optional: true,
      })
      return {
        title: words.planTitle,
        blocks: [
          ...app.show.plan(incident, run, person.locale),
          ...(missing.length > 0 ? [waiver] : []),
        ],
        close: words.close,
        submit: { view: 'request', label: words.requestApproval, meta: run.id },
      }
    })
    await open(work)
  },
})
