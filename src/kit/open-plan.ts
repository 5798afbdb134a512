import type { Modal } from '../core/blocks.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { Asked } from './interact.ts'
import { question } from './question.ts'

interface What {
  readonly incident: string
  readonly playbook: string
  /** Those that somebody chose. Left out: the person is asked first, where there are several. */
  readonly targets?: readonly string[]
}

/**
 * Opens the form that shows exactly what a playbook would change for an incident, with the question for going on without
 * evidence where some is missing. A refusal is shown in the form.
 */
export function openPlan({ person, app, open }: Asked, what: What): Promise<void> {
  const words = app.words(person.locale)
  async function form(): Promise<Modal | Refusal> {
    const ask = { ...what, by: person }
    const which = what.targets === undefined ? await app.whichTargets(ask) : undefined
    if (which !== undefined) return which
    const planned = await app.plan(ask)
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
  }
  return open(form())
}
