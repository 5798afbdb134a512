import { isRefusal } from '../core/refusal.ts'
import type { Asked } from './interact.ts'
import { question } from './question.ts'

/**
 * Opens the form that shows exactly what a playbook would change for an incident, with the question for going on without
 * evidence where some is missing. A refusal is shown in the form.
 */
export function openPlan(
  { person, app, open }: Asked,
  { incident: id, playbook }: { readonly incident: string; readonly playbook: string },
): Promise<void> {
  const words = app.words(person.locale)
  const work = app.plan({ incident: id, playbook, by: person }).then((planned) => {
    if (isRefusal(planned)) return planned
    const { incident, run } = planned
    const missing = app.missingEvidence(incident, run)
    const waiver = question('waive', words.waiveReason, {
      hint: words.waiveHint(missing.map((one) => app.titleOf(one, person.locale)).join(', ')),
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
  return open(work)
}
