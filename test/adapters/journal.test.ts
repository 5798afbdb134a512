import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/journal/store.ts'
import type { Event } from '../../src/core/events.ts'
import { evolve, type Incident, openIncident } from '../../src/core/incident.ts'
import type { Append } from '../../src/core/ports.ts'
import { finding } from '../support/finding.ts'
import { quiet, startDatabase } from '../support/store.ts'

let db: Awaited<ReturnType<typeof startDatabase>>
let one: Store
let two: Store

beforeAll(async () => {
  db = await startDatabase()
  ;[one, two] = [await db.store(), await db.store()]
})
afterAll(() => db.stop())
beforeEach(async () => {
  await db.sql('truncate records, heads, incidents, cards, due, inbox')
  await db.sql('update tallies set n = 0')
})

const at = '2026-01-01T00:00:00.000Z'
const opened: Event = { kind: 'opened', finding, drill: false }
const append = (next: Incident, events: readonly Event[]): Append => ({
  events,
  next,
  channels: [],
  jobs: [],
  due: [],
})

async function open(store: Store, key: string): Promise<Incident> {
  const result = await store.journal.change({ key }, (incident, id) =>
    incident === undefined
      ? append(openIncident(id, opened as Event & { kind: 'opened' }, at), [opened])
      : { answer: incident },
  )
  return 'answer' in result ? result.answer : result
}
const add = (store: Store, id: string, event: Event) =>
  store.journal.change({ id }, (incident) =>
    incident === undefined ? { answer: undefined } : append(evolve(incident, event, at), [event]),
  )

describe('the journal', () => {
  it('opens one incident for a key that a hundred events on two replicas bring at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, i) => open(i % 2 ? one : two, 'same')),
    )
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
    expect(await one.journal.incidents({ limit: 10 })).toHaveLength(1)
  })

  it('lets fifty changes wait their turn when an incident is held for longer than a connection may take', async () => {
    const { id } = await open(one, 'held')
    const held = db.sql(
      `with one as materialized (select id from incidents where id = $1 for update) select pg_sleep(5.5) from one`,
      [id],
    )
    const changes = Array.from({ length: 50 }, (_, i) =>
      add(one, id, { kind: 'acknowledged', by: `T/${i}` }),
    )
    await held
    await Promise.all(changes)
    expect((await one.journal.incident(id))?.version).toBe(51)
  })

  it('keeps every append of a hundred at once on two replicas, in one chain', async () => {
    const { id } = await open(one, 'busy')
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        add(i % 2 ? one : two, id, { kind: 'acknowledged', by: `T/${i}` }),
      ),
    )
    const records = await two.journal.records(`incident/${id}`)
    expect(records.map(({ version }) => version)).toEqual(
      Array.from({ length: 101 }, (_, i) => i + 1),
    )
    expect((await one.audit.verify()).bad).toEqual([])
  })

  it('writes nothing when the decision answers, and keeps no empty incident', async () => {
    const result = await one.journal.change({ key: 'nobody' }, () => ({ answer: 'no' }))
    expect(result).toEqual({ answer: 'no' })
    expect(await one.journal.incidents({ limit: 10 })).toEqual([])
  })

  it('folds the journal again to the state it keeps', async () => {
    const { id } = await open(one, 'fold')
    await add(one, id, { kind: 'acknowledged', by: 'T/a' })
    const kept = await one.journal.incident(id)
    await db.sql('update incidents set shape = 0, state = $1', ['{}'])
    // `at` of the fold is the record's own, so the two may differ in times, never in facts.
    expect(await one.journal.incident(id)).toMatchObject({
      id,
      acknowledged: { by: 'T/a' },
      version: kept?.version,
    })
  })
})

describe('audit verify', () => {
  async function three() {
    const { id } = await open(one, 'tampered')
    await add(one, id, { kind: 'acknowledged', by: 'T/a' })
    await add(one, id, { kind: 'refused', by: 'T/b', action: 'approve', why: 'own-request' })
    await open(one, 'untouched')
    expect((await one.audit.verify()).bad).toEqual([])
    return `incident/${id}`
  }
  const found = async () =>
    (await two.audit.verify()).bad.map(({ stream, version }) => ({ stream, version }))

  it.each(['at', 'event', 'previous', 'hash'])(
    'names the record of which one byte of "%s" was changed, whichever record and byte',
    async (column) => {
      const stream = await three()
      for (const version of [1, 2, 3]) {
        const before = (
          await db.sql(`select ${column} as text from records where stream = $1 and version = $2`, [
            stream,
            version,
          ])
        ).rows[0] as { text: string }
        for (const place of [0, Math.floor(before.text.length / 2), before.text.length - 1]) {
          const flipped = before.text[place] === 'x' ? 'y' : 'x'
          const text = before.text.slice(0, place) + flipped + before.text.slice(place + 1)
          await db.sql(`update records set ${column} = $3 where stream = $1 and version = $2`, [
            stream,
            version,
            text,
          ])
          expect(await found(), `${column} ${version} ${place}`).toEqual([{ stream, version }])
          await db.sql(`update records set ${column} = $3 where stream = $1 and version = $2`, [
            stream,
            version,
            before.text,
          ])
        }
      }
      expect(await found()).toEqual([])
    },
  )

  it('finds white space that was added to an event: the text itself is sealed, not only its meaning', async () => {
    const stream = await three()
    await db.sql(`update records set event = event || ' ' where stream = $1 and version = 2`, [
      stream,
    ])
    expect(await found()).toEqual([{ stream, version: 2 }])
  })

  it.each([1, 2, 3])('names record %i when it was deleted, the last one too', async (version) => {
    const stream = await three()
    await db.sql('delete from records where stream = $1 and version = $2', [stream, version])
    expect(await found()).toEqual([{ stream, version }])
  })

  it('names the first of two records that changed places', async () => {
    const stream = await three()
    await db.sql('update records set version = -2 where stream = $1 and version = 2', [stream])
    await db.sql('update records set version = 2 where stream = $1 and version = 3', [stream])
    await db.sql('update records set version = 3 where stream = $1 and version = -2', [stream])
    expect(await found()).toEqual([{ stream, version: 2 }])
  })

  it('finds a record that was added, and a stream that was deleted whole but for its head', async () => {
    const stream = await three()
    await db.sql(
      'insert into records select stream, 4, at, event, hash, hash from records where stream = $1 and version = 3',
      [stream],
    )
    expect(await found()).toEqual([{ stream, version: 4 }])
    await db.sql('delete from records where stream = $1', [stream])
    expect(await found()).toEqual([{ stream, version: 1 }])
  })

  it('exports every record with all that is needed to recompute its hash', async () => {
    await three()
    const lines: string[] = []
    expect(await one.audit.export((line) => lines.push(line))).toBe(4)
    for (const line of lines)
      expect(Object.keys(JSON.parse(line) as object).sort()).toEqual([
        'at',
        'event',
        'hash',
        'previous',
        'stream',
        'version',
      ])
  })
})

describe('the inbox', () => {
  const event = (id: string) => ({ id, source: 'aws.test', detailType: 'Test', body: '{"a":1}' })

  it('stores an id once, however often and wherever it comes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).inbox.put(event(`e${i % 10}`))),
    )
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(50)
    expect(await one.inbox.counts()).toMatchObject({ received: 10, waiting: 10 })
  })

  it('hands each event to exactly one reader of two replicas', async () => {
    await Promise.all(Array.from({ length: 120 }, (_, i) => one.inbox.put(event(`r${i}`))))
    const seen: string[] = []
    const read = async (row: { id: string }) => {
      seen.push(row.id)
      return { outcome: 'not-understood' as const }
    }
    await Promise.all([one.inbox.drain(read), two.inbox.drain(read), one.inbox.drain(read)])
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(await two.inbox.counts()).toEqual({
      received: 120,
      read: 0,
      opened: 0,
      folded: 0,
      suppressed: 0,
      notUnderstood: 120,
      failed: 0,
      waiting: 0,
    })
  })

  it('reads on past what another replica is at, and waits for it only when nothing else is left', async () => {
    await one.inbox.put(event('a'))
    const told: string[] = []
    const [atWork, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = one.inbox.drain(async ({ id }, desk) => {
      await desk.places.hold(['shared'], [])
      atWork.resolve()
      await finish.promise
      told.push(id.slice(0, 1))
      return { outcome: 'not-understood' }
    })
    await atWork.promise
    for (const id of ['b', 'c', 'd']) await one.inbox.put(event(id))
    const second = two.inbox.drain(async ({ id }, desk) => {
      await desk.places.hold([id.startsWith('b') ? 'shared' : id], [])
      told.push(id.slice(0, 1))
      if (id.startsWith('d')) setImmediate(finish.resolve)
      return { outcome: 'not-understood' }
    })
    await Promise.all([first, second])
    expect(told).toEqual(['c', 'd', 'a', 'b'])
    expect(await one.inbox.counts()).toMatchObject({ notUnderstood: 4, waiting: 0 })
  })

  it('keeps an event that cannot be read, with the reason, and reads the others', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => one.inbox.put(event(id))))
    await one.inbox.drain(async ({ id }, journal) => {
      await journal.change({ key: `k-${id}` }, (_, incident) =>
        append(openIncident(incident, opened as Event & { kind: 'opened' }, at), [opened]),
      )
      if (id.startsWith('b/')) throw new Error('nonsense in b')
      return { outcome: 'read', as: 'opened', findings: 1 }
    })
    expect(await one.inbox.counts()).toMatchObject({ read: 2, opened: 2, failed: 1, waiting: 0 })
    expect((await db.sql(`select note from inbox where id like 'b/%'`)).rows).toEqual([
      { note: 'nonsense in b' },
    ])
    // What b had begun to write is gone with it.
    expect(await one.journal.incidents({ limit: 10 })).toHaveLength(2)
    expect((await one.audit.verify()).bad).toEqual([])
  })

  it('keeps events waiting while the disk is full: that is no fault of theirs', async () => {
    await Promise.all(['a', 'b'].map((id) => one.inbox.put(event(id))))
    await db.sql(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`)
    await db.sql('create trigger full_disk before insert on records execute function full_disk()')
    const drain = () =>
      one.inbox.drain(async ({ id }, journal) => {
        await journal.change({ key: `k-${id}` }, (_, incident) =>
          append(openIncident(incident, opened as Event & { kind: 'opened' }, at), [opened]),
        )
        return { outcome: 'read', as: 'opened', findings: 1 }
      })
    await expect(drain()).rejects.toThrow('No space left')
    expect(await one.inbox.counts()).toMatchObject({ failed: 0, waiting: 2 })
    await db.sql('drop function full_disk cascade')
    await drain()
    expect(await one.inbox.counts()).toMatchObject({ read: 2, failed: 0, waiting: 0 })
  })

  it('says that it is full instead of taking more than its limit', async () => {
    const small = await db.store({ backlogLimit: 3 })
    for (const id of ['x1', 'x2', 'x3']) expect(await small.inbox.put(event(id))).toBe('stored')
    expect(await small.inbox.put(event('x4'))).toBe('full')
    await small.inbox.drain(async () => ({ outcome: 'not-understood' }))
    expect(await small.inbox.put(event('x4'))).toBe('stored')
  })

  it('groups what it did not understand by its kind, with a sample', async () => {
    await Promise.all(['s1', 's2'].map((id) => one.inbox.put(event(id))))
    await one.inbox.drain(async () => ({ outcome: 'not-understood' }))
    expect(await one.inbox.strangers(5)).toMatchObject([
      { source: 'aws.test', detailType: 'Test', count: 2, sample: '{"a":1}' },
    ])
  })
})

describe('locks', () => {
  it('take many names at once, and ask their one session one thing at a time', async () => {
    const warnings: string[] = []
    const warned = ({ message }: Error) => void warnings.push(message)
    process.on('warning', warned)
    const names = Array.from({ length: 20 }, (_, i) => `many/${i}`)
    const done = await Promise.all(names.map((name) => one.alone(name, async () => name)))
    process.off('warning', warned)
    expect(done).toEqual(names)
    expect(warnings).toEqual([])
  })

  it('let one of two replicas in, and free themselves when their holder ends', async () => {
    let release = quiet
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let entered = quiet
    const inside = new Promise<void>((resolve) => {
      entered = resolve
    })
    const third = await db.store()
    const first = third.alone('run/1', async () => {
      entered()
      await held
      return 'done'
    })
    await inside
    expect(await two.alone('run/1', async () => 'too')).toBeUndefined()
    expect(await two.alone('run/2', async () => 'other')).toBe('other')
    release()
    expect(await first).toBe('done')
    expect(await two.alone('run/1', async () => 'now')).toBe('now')
  })
})
