import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { App } from '../../kit/index.ts'

export interface Metrics {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly answered: (route: string, status: number) => void
}

/** Prometheus text. Counts come from one look at the store, so that every replica tells the same and their sums hold. */
export function makeMetrics(status: App['status'], measures: App['measures']): Metrics {
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
  const window = 'of the last 30 days'
  const incidents = gauge('hikeshi_incidents', `Incidents ${window}`, ['kind', 'severity'])
  const reached = gauge(
    'hikeshi_response_incidents',
    `Incidents ${window} that reached the stage`,
    ['stage', 'kind', 'severity'],
  )
  const took = gauge(
    'hikeshi_response_seconds',
    `Mean time from the opening of an incident ${window} to the stage: acknowledged (MTTA), contained (MTTC), resolved (MTTR)`,
    ['stage', 'kind', 'severity'],
  )
  const stages = ['acknowledged', 'contained', 'resolved'] as const

  async function measure(): Promise<void> {
    const { rows } = await measures(30)
    for (const one of [incidents, reached, took]) one.reset()
    for (const row of rows.filter(({ by }) => by === 'severity')) {
      const labels = { kind: row.kind, severity: row.of }
      incidents.set(labels, row.incidents)
      for (const stage of stages) {
        reached.set({ ...labels, stage }, row[stage].count)
        // Nothing reached it: there is no mean, and 0 would be the best one.
        if (row[stage].mean !== null) took.set({ ...labels, stage }, row[stage].mean)
      }
    }
  }

  return {
    contentType: registry.contentType,
    text: async () => {
      await measure()
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
