import { defineAction, isRefusal } from '#kit'

/** Sends "was this you?" to the person behind the principal. */
export default defineAction({
  id: 'ask-principal',
  allow: ['responder', 'approver', 'lead'],
  async run({ value, person, app }) {
    const result = await app.askPrincipal({ incident: value, by: person })
    return isRefusal(result) ? result : undefined
  },
})
