import { defineView, openPlan } from '#kit'

/** Which of several a playbook is to be run on; the plan for all of them is shown next. `meta` is incident/playbook. */
export default defineView({
  id: 'targets',
  allow: ['responder', 'lead'],
  opens: true,
  run({ meta, values, ...asked }) {
    const [incident = '', playbook = ''] = meta.split('/')
    const targets = Object.values(values)
      .flatMap((chosen) => chosen.split(','))
      .filter((id) => id !== '')
    return openPlan(asked, { incident, playbook, targets })
  },
})
