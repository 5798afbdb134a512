import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from '../../kit/index.ts'

export interface Metrics {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly answered: (route: string, status: number) => void
}

/** Prometheus text. Counts of events come from the store, so that every replica tells the same. */
export function makeMetrics(counts: App['counts']): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hikeshi_' })
  const answers = new Counter({
    name: 'hikeshi_http_answers_total',
    help: 'Answers by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  })
  const events = new Gauge({
    name: 'hikeshi_events',
    help: 'Events by what became of them; received = read + not_understood + failed + waiting',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { received, read, notUnderstood, failed, waiting } = await counts()
      this.set({ state: 'received' }, received)
      this.set({ state: 'read' }, read)
      this.set({ state: 'not_understood' }, notUnderstood)
      this.set({ state: 'failed' }, failed)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  void events
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: (route, status) => answers.inc({ route, status: String(status) }),
  }
}
