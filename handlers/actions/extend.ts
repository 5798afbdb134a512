import { defineAction, isRefusal } from '#kit'

/** Lets a containment stand for as long again as the policy says. */
export default defineAction({
  id: 'extend',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.extend({ run: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
