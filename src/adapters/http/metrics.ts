import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from '../../kit/index.ts'

export interface Metrics {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly answered: (route: string, status: number) => void
}

/** Prometheus text. Counts come from one look at the store, so that every replica tells the same and their sums hold. */
export function makeMetrics(status: App['status']): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hikeshi_' })
  const answers = new Counter({
    name: 'hikeshi_http_answers_total',
    help: 'Answers by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const events = gauge(
    'hikeshi_events',
    'Events by what became of them; received = read + not_understood + failed + waiting',
    ['state'],
  )
  const findings = gauge(
    'hikeshi_findings',
    'Findings by who is told of them; received = shown + folded + suppressed',
    ['state'],
  )
  const cards = gauge('hikeshi_cards', 'Cards that wait for their turn, or are in a digest', [
    'channel',
    'state',
  ])
  const storms = gauge('hikeshi_storm', '1 while a storm folds the cards of the channel', [
    'channel',
  ])

  return {
    contentType: registry.contentType,
    text: async () => {
      const now = await status()
      const { received, read, notUnderstood, failed, waiting } = now.events
      events.set({ state: 'received' }, received)
      events.set({ state: 'read' }, read)
      events.set({ state: 'not_understood' }, notUnderstood)
      events.set({ state: 'failed' }, failed)
      events.set({ state: 'waiting' }, waiting)
      for (const [state, count] of Object.entries(now.findings)) findings.set({ state }, count)
      for (const { channel, wanted, folded, storm } of now.channels) {
        cards.set({ channel, state: 'wanted' }, wanted)
        cards.set({ channel, state: 'folded' }, folded)
        storms.set({ channel }, storm === undefined ? 0 : 1)
      }
      return registry.metrics()
    },
    answered: (route, code) => answers.inc({ route, status: String(code) }),
  }
}
