import { defineAction, isRefusal } from '#kit'

/** Its value is the run's id and nothing else: what runs was fixed when it was asked for. */
export default defineAction({
  id: 'approve',
  allow: ['approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.approve({ run: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
