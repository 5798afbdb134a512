import { defineSchedule } from '#kit'

/** The scheduled scan, and word of attestations and exceptions that end soon. */
export default defineSchedule({
  id: 'posture',
  everySeconds: 300,
  run: ({ app }) => app.posture.tick(),
})
