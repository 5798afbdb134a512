import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/journal/store.ts'
import type { Event } from '../../src/core/events.ts'
import type { Finding } from '../../src/core/finding.ts'
import { evolve, openIncident } from '../../src/core/incident.ts'
import type { IncidentQuery } from '../../src/core/ports.ts'
import { plain } from '../../src/core/text.ts'
import { containment } from '../support/containment.ts'
import { finding } from '../support/finding.ts'
import { startDatabase } from '../support/store.ts'

let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
const ids = new Map<string, string>()
beforeAll(async () => {
  db = await startDatabase()
  store = await db.store()
  await story('new', {})
  await story('in hand', { severity: 'critical', account: '210987654321' }, [ack])
  await story(
    'contained',
    { resource: { kind: plain('EC2'), id: 'i-100%_sure' } },
    containment('r1'),
  )
  await story('undone', {}, [...containment('r1'), ...containment('r2', 'r1')])
  await story('resolved', { sample: true }, [close('resolved')])
  await story('a drill', {}, [close('false-alarm')], true)
})
afterAll(() => db.stop())

const ack: Event = { kind: 'acknowledged', by: 'T1/U1' }
const close = (as: 'resolved' | 'false-alarm'): Event => ({
  kind: 'closed',
  as,
  by: 'T1/U1',
  reason: 'Looked at.',
})
async function story(key: string, over: Partial<Finding>, events: Event[] = [], drill = false) {
  const first: Event & { kind: 'opened' } = {
    kind: 'opened',
    finding: { ...finding, ...over, key },
    drill,
  }
  for (const event of [first, ...events]) {
    const at = new Date().toISOString()
    await store.journal.change({ key }, (incident, id) => {
      ids.set(id, key)
      return {
        events: [event],
        next: incident === undefined ? openIncident(id, first, at) : evolve(incident, event, at),
        channels: [],
        jobs: [],
        due: [],
      }
    })
  }
}

const found = async (query: Partial<IncidentQuery>) =>
  (await store.journal.incidents({ limit: 10, ...query })).map(({ id }) => ids.get(id))

describe('incidents are found', () => {
  it.each([
    ['new', ['undone', 'new']],
    ['acknowledged', ['in hand']],
    ['contained', ['contained']],
    ['resolved', ['resolved']],
    ['false-alarm', ['a drill']],
  ] as const)('by where they stand: %s', async (stands, keys) => {
    expect(await found({ stands })).toEqual(keys)
  })

  it('by severity, account and whether they are real', async () => {
    expect(await found({ severity: 'critical' })).toEqual(['in hand'])
    expect(await found({ account: '210987654321' })).toEqual(['in hand'])
    expect(await found({ kind: 'drill' })).toEqual(['a drill'])
    expect(await found({ kind: 'sample' })).toEqual(['resolved'])
    expect(await found({ kind: 'real', severity: 'high' })).toHaveLength(3)
  })

  it('by words that all stand in them, and signs are only signs', async () => {
    expect(await found({ text: 'SSHBruteForce 210987654321' })).toEqual(['in hand'])
    expect(await found({ text: '総当たり i-100%_SURE' })).toEqual(['contained'])
    expect(await found({ text: '%' })).toEqual(['contained'])
    expect(await found({ text: 'ssh nowhere' })).toEqual([])
  })

  it('a page at a time, without gap or repetition', async () => {
    const seen: (string | undefined)[] = []
    let before: string | undefined
    for (;;) {
      const page = await store.journal.incidents({ limit: 2, ...(before && { before }) })
      seen.push(...page.map(({ id }) => ids.get(id)))
      before = page.at(-1)?.id
      if (page.length < 2 || before === undefined) break
    }
    expect(seen).toEqual(['a drill', 'resolved', 'undone', 'contained', 'in hand', 'new'])
  })

  it('also where an older bot had written them', async () => {
    const before = await db.sql('select id, stands, words from incidents order by number')
    await db.sql(`alter table incidents drop column stands, drop column words`)
    await db.sql('drop index records_at')
    await db.sql(`delete from migrations where file = '014-searched.sql'`)
    await db.store()
    expect((await db.sql('select id, stands, words from incidents order by number')).rows).toEqual(
      before.rows,
    )
  })
})

describe('the journal of all streams', () => {
  it('is read newest first, a page at a time, to its beginning', async () => {
    await store.journal.note('oncall', { kind: 'override', id: 'ovr-1', by: 'T1/ULEAD' })
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await store.audit.search({ limit: 3, ...(before && { before }) })
      expect(page.looked).toBe(page.records.length)
      seen.push(...page.records.map(({ stream, version }) => `${stream}#${version}`))
      before = page.next
    } while (before !== undefined)
    const { rows } = await db.sql(
      'select stream, version from records order by at, stream, version',
    )
    expect(seen).toEqual(rows.map(({ stream, version }) => `${stream}#${version}`).toReversed())
    expect(seen[0]).toBe('oncall#1')
  })

  it('is searched by stream, kind and people', async () => {
    const { records, next } = await store.audit.search({ limit: 10, text: 'oncall t1/ulead' })
    expect(records).toMatchObject([{ stream: 'oncall', event: { id: 'ovr-1' } }])
    expect(next).toBeUndefined()
    const closed = await store.audit.search({ limit: 1, text: '"closed"' })
    expect(closed.records).toMatchObject([{ event: { kind: 'closed', as: 'false-alarm' } }])
    const earlier = await store.audit.search({
      limit: 1,
      text: '"closed"',
      before: closed.next ?? '',
    })
    expect(earlier.records).toMatchObject([{ event: { kind: 'closed', as: 'resolved' } }])
    expect((await store.audit.search({ limit: 5, text: 'nowhere' })).records).toEqual([])
  })
})

it('the status knows who is there, and what waits to be done', async () => {
  const stop = await store.listen(() => undefined)
  await store.jobs.send({ queue: 'show', channel: 'C1' })
  const { replicas, queues } = await store.status()
  expect(replicas).toBe(1)
  expect(queues).toMatchObject([{ queue: 'show', due: 1, active: 0 }])
  expect(Math.abs((queues[0]?.oldest ?? 0) - Date.now())).toBeLessThan(60_000)
  await stop()
})
