import { defineAction, openPlan } from '#kit'

/** The menu of playbooks that have no button of their own. The argument is the incident, what was picked the playbook. */
export default defineAction({
  id: 'plan-other',
  allow: ['responder', 'lead'],
  run: ({ value, argument, ...asked }) => openPlan(asked, { incident: argument, playbook: value }),
})
