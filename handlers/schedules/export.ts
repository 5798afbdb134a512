import { defineSchedule } from '#kit'

/** Brings what is new in the journal to where it is exported. */
export default defineSchedule({
  id: 'export',
  everySeconds: 60,
  run: ({ app }) => app.audit.bringOut(),
})
