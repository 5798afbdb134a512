import { defineSchedule } from '#kit'

/** Who has not been heard of for too long, and who speaks again. */
export default defineSchedule({
  id: 'silence',
  everySeconds: 60,
  run: ({ app }) => app.silence(),
})
