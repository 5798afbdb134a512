import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/boot.ts'
import { until } from '../support/bot.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { startPosture } from '../support/posture.ts'
import { startDatabase } from '../support/store.ts'

const group = '/hikeshi/journal'
const logs = { group, region: 'us-east-1' }
const day = 86_400_000
// CloudWatch takes nothing from the future.
let now = Math.floor(Date.now() / day) * day - 2 * day
const dayOf = () => new Date(now).toISOString().slice(0, 10)
let moto: Moto
let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
let client: CloudWatchLogs
let place = ''
/** The last of them: connections are few. */
let last: Awaited<ReturnType<typeof replica>>
const replica = async () =>
  (
    await startPosture(await db.store({ now: () => now }), moto, {
      now: () => now,
      yaml: { audit: { logs } },
    })
  ).app
beforeAll(async () => {
  ;[moto, db] = await Promise.all([startMoto(), startDatabase()])
  store = await db.store({ now: () => now })
  client = new CloudWatchLogs(motoClient(moto.url))
  place = `logs:${logs.region}:${group}`
})
afterAll(async () => {
  client.destroy()
  await Promise.all([moto.stop(), db.stop()])
})

interface Line {
  readonly stream: string
  readonly version: number
  readonly hash: string
}
async function there(): Promise<Line[]> {
  const all: Line[] = []
  for (let nextToken: string | undefined; ; ) {
    const page = await client.filterLogEvents({
      logGroupName: group,
      ...(nextToken && { nextToken }),
    })
    all.push(...(page.events ?? []).map(({ message = '' }) => JSON.parse(message) as Line))
    nextToken = page.nextToken
    if (nextToken === undefined) return all
  }
}
const names = (lines: readonly Line[]) =>
  lines.map(({ stream, version }) => `${stream}#${version}`).sort()
async function journal(): Promise<string[]> {
  const lines: Line[] = []
  await store.audit.export((line) => lines.push(JSON.parse(line) as Line))
  return names(lines)
}
const note = (stream: string, i: number | string = 0) =>
  store.journal.note(stream, { kind: 'refused', i })

it('keeps what it could not bring out, and brings it once the log group is there', async () => {
  const app = await replica()
  for (const turn of [0, 1])
    await Promise.all(Array.from({ length: 600 }, (_, i) => note(`door/${i}`, turn)))
  await app.audit.bringOut()
  expect(await store.exports.sending(place)).toBeUndefined()
  await client.createLogGroup({ logGroupName: group })
  await app.audit.bringOut()
  expect(names(await there())).toEqual(await journal())
})

it('brings what is new, once, from whichever replica is there', async () => {
  const [one, two] = [await replica(), await replica()]
  for (let i = 0; i < 20; i++) await note(`door/${i}`, 'again')
  const before = dayOf()
  now += day
  await Promise.all([one.audit.bringOut(), two.audit.bringOut()])
  await one.audit.bringOut()
  expect(names(await there())).toEqual(await journal())
  const { logStreams = [] } = await client.describeLogStreams({ logGroupName: group })
  expect(logStreams.map(({ logStreamName }) => logStreamName)).toEqual([before, dayOf()])
})

it('a bot that was killed after a batch had arrived does not bring it twice', async () => {
  await note('door/killed')
  const batch = await store.exports.next(place, '')
  if (batch === undefined) throw new Error('there is nothing to bring')
  await store.exports.begin(place, { moves: batch.moves, mark: batch.mark, at: now })
  await client.putLogEvents({
    logGroupName: group,
    logStreamName: dayOf(),
    logEvents: batch.lines.map((message) => ({ message, timestamp: now })),
  })
  await note('door/killed', 'after')
  await (await replica()).audit.bringOut()
  expect(names(await there())).toEqual(await journal())
})

it('one that was killed before it had arrived waits until the place must show it, and brings it then', async () => {
  await note('door/lost')
  const batch = await store.exports.next(place, '')
  if (batch === undefined) throw new Error('there is nothing to bring')
  await store.exports.begin(place, { moves: batch.moves, mark: batch.mark, at: now })
  const app = await replica()
  await app.audit.bringOut()
  expect(names(await there())).not.toContain('door/lost#1')
  now += 301_000
  await app.audit.bringOut()
  expect(names(await there())).toEqual(await journal())
})

it('a record that no log event can hold is told by its hashes', async () => {
  await note('door/long', 'x'.repeat(1_000_000))
  last = await replica()
  await last.audit.bringOut()
  const long = (await there()).find(({ stream }) => stream === 'door/long')
  expect(long).toMatchObject({
    version: 1,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    bytes: expect.any(Number),
  })
  expect(long).not.toHaveProperty('event')
})

it('what was being written while it looked is found at the next look', async () => {
  await last.audit.bringOut()
  const holder = new pg.Client(db.config)
  await holder.connect()
  await holder.query(`create function held() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(7); return new; end $$`)
  await holder.query(`create trigger held before insert on records for each row
    when (new.stream = 'door/held') execute function held()`)
  await holder.query('select pg_advisory_lock(7)')
  const written = note('door/held')
  await until(async () => {
    const { rows } = await holder.query('select 1 from pg_locks where not granted')
    return rows.length > 0
  })
  await note('door/meanwhile')
  await last.audit.bringOut()
  const first = names(await there())
  expect(first).toContain('door/meanwhile#1')
  expect(first).not.toContain('door/held#1')
  await holder.query('select pg_advisory_unlock(7)')
  await written
  await holder.end()
  await last.audit.bringOut()
  expect(names(await there())).toEqual(await journal())
})

it('finds what is new among a hundred thousand streams, first by all of them and then by those that moved', async () => {
  await db.sql(
    `insert into heads (stream, version, hash) select 'among/' || n, 0, '' from generate_series(1, 100001) n`,
  )
  for (const round of ['all', 'moved']) {
    await note('among/1', round)
    await note('zone/last', round)
    await last.audit.bringOut()
    expect(names(await there())).toEqual(await journal())
  }
})
