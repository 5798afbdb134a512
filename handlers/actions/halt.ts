import { defineAction, isRefusal } from '#kit'

/** Stops a run before its next step. Everybody who may respond may stop: to do nothing more is never the worse risk. */
export default defineAction({
  id: 'halt',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.halt({ run: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
