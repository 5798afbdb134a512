import { defineCanary } from '#kit'

/** The clock's own event: a Custom Event Bus carries it as it is, and so by the same subscriber as all others. */
export default defineCanary({
  id: 'canary-clock',
  en: { title: 'Canary of a bus that keeps events' },
  ja: { title: 'イベントを保持するバスの疎通確認 (カナリア)' },
  match: [{ source: ['aws.events'], 'detail-type': ['Scheduled Event'] }],
  // It comes from the clock of HikeshiRetainedEvents; other clocks are none of our business.
  unasked: true,
  stack: 'HikeshiRetainedEvents',
})
