import { defineAction, openPlan } from '#kit'

/** A playbook's button on the card: shows exactly what would happen. The argument is the playbook, the value the incident. */
export default defineAction({
  id: 'plan',
  allow: ['responder', 'lead'],
  run: ({ value, argument, ...asked }) => openPlan(asked, { incident: value, playbook: argument }),
})
