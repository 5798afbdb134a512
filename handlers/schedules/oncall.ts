import { defineSchedule } from '#kit'

/** Tells the channel when somebody else is on call. */
export default defineSchedule({
  id: 'oncall',
  everySeconds: 15,
  run: ({ app }) => app.oncall.tick(),
})
