import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from '../../kit/index.ts'

export interface Metrics {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly answered: (route: string, status: number) => void
}

/** Prometheus text. Counts of events come from the store, so that every replica tells the same. */
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
  // Set together, from one look at the store: their sums hold in every scrape.
  const events = new Gauge({
    name: 'hikeshi_events',
    help: 'Events by what became of them; received = read + not_understood + failed + waiting',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { events: counts, findings: told, channels } = await status()
      const { received, read, notUnderstood, failed, waiting } = counts
      this.set({ state: 'received' }, received)
      this.set({ state: 'read' }, read)
      this.set({ state: 'not_understood' }, notUnderstood)
      this.set({ state: 'failed' }, failed)
      this.set({ state: 'waiting' }, waiting)
      for (const [state, count] of Object.entries(told)) findings.set({ state }, count)
      for (const { channel, wanted, folded, storm } of channels) {
        cards.set({ channel, state: 'wanted' }, wanted)
        cards.set({ channel, state: 'folded' }, folded)
        storms.set({ channel }, storm === undefined ? 0 : 1)
      }
    },
  })
  void events
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (route, status) => answers.inc({ route, status: String(status) }),
  }
}
