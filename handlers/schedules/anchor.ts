import { defineSchedule } from '#kit'

/** The journal's daily anchor, and bringing it to where it is kept outside. */
export default defineSchedule({
  id: 'anchor',
  everySeconds: 300,
  run: ({ app }) => app.audit.anchor(),
})
