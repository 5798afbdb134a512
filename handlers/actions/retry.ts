import { defineAction, isRefusal } from '#kit'

/** Goes on with a run that stopped: steps that are done stay done. */
export default defineAction({
  id: 'retry',
  allow: ['approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.retry({ run: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
