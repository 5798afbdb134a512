import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeMetrics } from '../../src/adapters/http/metrics.ts'
import type { Store } from '../../src/adapters/journal/store.ts'
import type { Event } from '../../src/core/events.ts'
import type { Finding } from '../../src/core/finding.ts'
import { evolve, type Incident, openIncident } from '../../src/core/incident.ts'
import type { Measure } from '../../src/core/measures.ts'
import { containment } from '../support/containment.ts'
import { finding } from '../support/finding.ts'
import { startDatabase } from '../support/store.ts'

const start = Date.parse('2026-11-01T00:00:00.000Z')
const minute = 60_000
let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
let now = start
beforeAll(async () => {
  db = await startDatabase()
  store = await db.store({ now: () => now })
})
afterAll(() => db.stop())

/** What happens to one incident, each at so many minutes after its opening. */
async function story(
  key: string,
  over: Partial<Finding>,
  events: readonly (readonly [minutes: number, event: Event])[],
  drill = false,
  opened = start,
): Promise<void> {
  const first: Event & { kind: 'opened' } = {
    kind: 'opened',
    finding: { ...finding, sample: false, ...over, key },
    drill,
  }
  for (const [minutes, event] of [[0, first] as const, ...events]) {
    now = opened + minutes * minute
    const at = new Date(now).toISOString()
    await store.journal.change({ key }, (incident: Incident | undefined, id) => ({
      events: [event],
      next: incident === undefined ? openIncident(id, first, at) : evolve(incident, event, at),
      channels: ['main'],
      jobs: [],
      due: [],
    }))
  }
}
const ack: Event = { kind: 'acknowledged', by: 'T1/U1' }
const close = (as: 'resolved' | 'false-alarm'): Event => ({
  kind: 'closed',
  as,
  by: 'T1/U1',
  reason: 'x',
})
const seen = (key: string): Event => ({ kind: 'seen', finding: { ...finding, sample: false, key } })

describe('measures', () => {
  let rows: readonly Measure[]
  const row = (kind: string, by: string, of = '') =>
    rows.find((one) => one.kind === kind && one.by === by && one.of === of)

  beforeAll(async () => {
    const [planned, isolated, finished] = containment('inc-1.a')
    const high = { severity: 'high', type: 'Brute' } as const
    await story('one', high, [
      [2, ack],
      [5, planned],
      [9, isolated],
      [10, finished],
      [60, close('resolved')],
      // Something new: who acknowledged it first is not forgotten, and it is not resolved before it is closed again.
      [70, { kind: 'reopened', by: 'hikeshi' }],
      [71, ack],
      [120, close('resolved')],
    ])
    await story('two', high, [
      [4, ack],
      [5, seen('two')],
      [6, seen('two')],
    ])
    await story('three', { severity: 'low', type: 'Scan', account: '210987654321' }, [
      [30, close('false-alarm')],
    ])
    await story('four', high, [
      [1, ack],
      [1, { kind: 'merged', into: 'inc-2', by: 'hikeshi' }],
    ])
    await story('drill', { ...high, severity: 'critical' }, [[50, ack]], true)
    await story('sample', { ...high, sample: true }, [[40, ack]])
    await story('old', high, [[500, ack]], false, start - 40 * 86_400_000)
    now = start + 86_400_000
    rows = (await store.measures(30)).rows
  })

  it('are the means and medians from the opening to the first acknowledgement, containment and the last resolution', () => {
    expect(row('real', 'all')).toMatchObject({
      incidents: 3,
      falseAlarms: 1,
      acknowledged: { count: 2, mean: 180, median: 180 },
      contained: { count: 1, mean: 600, median: 600 },
      resolved: { count: 1, mean: 7_200, median: 7_200 },
    })
  })

  it('keep what is real, drilled and sent as a sample apart, and what became part of another out of the times', () => {
    expect(row('drill', 'all')).toMatchObject({ incidents: 1, acknowledged: { mean: 3_000 } })
    expect(row('drill', 'severity', 'critical')?.acknowledged.count).toBe(1)
    expect(row('sample', 'all')).toMatchObject({ incidents: 1, acknowledged: { mean: 2_400 } })
    expect(row('drill', 'all')?.contained).toEqual({ count: 0, mean: null, median: null })
  })

  it('are told by severity, account and type', () => {
    expect(row('real', 'severity', 'high')).toMatchObject({ incidents: 2, falseAlarms: 0 })
    expect(row('real', 'severity', 'low')).toMatchObject({ incidents: 1, falseAlarms: 1 })
    expect(row('real', 'account', '210987654321')?.incidents).toBe(1)
    expect(row('real', 'type', 'Scan')?.incidents).toBe(1)
    for (const by of ['severity', 'account', 'type'])
      expect(
        rows
          .filter((one) => one.by === by && one.kind === 'real')
          .reduce((n, one) => n + one.incidents, 0),
      ).toBe(3)
  })

  it('count every alert, and how many were folded', () => {
    const all = row('real', 'all')
    expect(all).toMatchObject({ alerts: 6, folded: 3 })
    expect(all?.alerts).toBe((all?.incidents ?? 0) + (all?.folded ?? 0))
  })

  it('are brought up from the states of an older version when the schema changes', async () => {
    const before = (await store.measures(30)).rows
    const columns = [
      'kind',
      'account',
      'type',
      'opened_at',
      'acknowledged_at',
      'contained_at',
      'ended_at',
      'ended_as',
    ]
    await db.sql(`alter table incidents ${columns.map((name) => `drop column ${name}`).join(', ')}`)
    await db.sql(`delete from migrations where file = '013-measures.sql'`)
    const later = await db.store({ now: () => now })
    const after = (await later.measures(30)).rows
    expect(after.length).toBe(before.length)
    const same = (all: readonly Measure[]) =>
      all.map(({ kind, by, of, incidents, contained, resolved }) => [
        kind,
        by,
        of,
        incidents,
        contained,
        resolved,
      ])
    expect(same(after)).toEqual(same(before))
  })

  it('are in Prometheus’s text, without a mean where there is none', async () => {
    const text = await makeMetrics(store.status, store.measures).text()
    expect(text).toContain('hikeshi_incidents{kind="real",severity="high"} 2')
    expect(text).toContain(
      'hikeshi_response_seconds{kind="real",severity="high",stage="contained"} 600',
    )
    expect(text).toContain(
      'hikeshi_response_incidents{kind="real",severity="low",stage="resolved"} 0',
    )
    expect(text).not.toContain(
      'hikeshi_response_seconds{kind="real",severity="low",stage="resolved"}',
    )
  })

  it('take one look of less than a second at 10,000 incidents', async () => {
    await db.sql(
      `insert into incidents (number, id, key, severity, drill, life, kind, account, type, opened_at, acknowledged_at)
      select 100000 + n, 'x' || n, 'x' || n, n % 5, false, 'open', 'real', (n % 40)::text, 'type ' || n % 200, $1::timestamptz, $1::timestamptz + interval '1 minute'
      from generate_series(1, 10000) n`,
      [new Date(now).toISOString()],
    )
    const from = performance.now()
    const { rows: many } = await store.measures(30)
    expect(performance.now() - from).toBeLessThan(1_000)
    expect(many.find(({ kind, by }) => kind === 'real' && by === 'all')?.incidents).toBe(10_003)
  })
})
