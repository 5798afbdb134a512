import { afterAll, beforeAll, expect, it } from 'vitest'
import { roadNames } from '../../../src/kit/index.ts'
import { type Moto, motoAccount, startMoto } from '../../support/moto.ts'
import { personOf, startPosture } from '../../support/posture.ts'
import { startDatabase } from '../../support/store.ts'

const minute = 60_000
let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let now = Date.now()
let at: Awaited<ReturnType<typeof startPosture>>
beforeAll(async () => {
  ;[moto, database] = await Promise.all([startMoto(), startDatabase()])
  const store = await database.store({ now: () => now })
  at = await startPosture(store, moto, {
    regions: ['us-east-1', 'eu-west-1', 'eu-west-2'],
    now: () => now,
    yaml: { silence: { minutes: 30, except: [`${motoAccount}/eu-west-2`] } },
  })
})
afterAll(async () => {
  await Promise.all([moto.stop(), database.stop()])
})

const sent = {
  source: 'hikeshi.canary',
  'detail-type': 'Hikeshi Canary',
  resources: [],
  detail: { stack: 'HikeshiEvents' },
}
/** By a bus that keeps events: the clock's own event, as EventBridge makes it. */
const kept = {
  version: '0',
  source: 'aws.events',
  'detail-type': 'Scheduled Event',
  resources: [`arn:aws:events:eu-west-1:${motoAccount}:rule/${roadNames.canary}`],
  detail: {},
}
/** As the rule of the stack sends it: the scheduled event's own id and time. */
async function canary(region: string, body: typeof sent | typeof kept = sent): Promise<void> {
  const event = {
    ...body,
    id: `canary-${region}-${now}`,
    account: motoAccount,
    region,
    time: new Date(now).toISOString(),
  }
  await at.app.receive(event, JSON.stringify(event))
  await at.drain()
  // The database's own clock says when it arrived, and a test's clock is ahead of it.
  await database.sql('update heard set last_at = $1 where region = $2', [
    new Date(now).toISOString(),
    region,
  ])
}
async function tick(): Promise<void> {
  await at.app.silence()
  await at.drain()
}
const incidents = async () =>
  (await at.app.incidents({ limit: 50 })).map(({ finding, members }) => ({
    region: finding.region,
    type: finding.type,
    over: members.every(({ over }) => over !== undefined),
  }))

it('tells nobody of canaries that sing', async () => {
  await canary('us-east-1')
  await canary('eu-west-1')
  await tick()
  now += 20 * minute
  await tick()
  expect(await incidents()).toEqual([])
})

it('makes silence of one region an incident, once, and leaves out what may be silent', async () => {
  await canary('us-east-1')
  now += 11 * minute
  await tick()
  await tick()
  expect(await incidents()).toEqual([{ region: 'eu-west-1', type: 'silence', over: false }])
  const [incident] = await at.app.incidents({ limit: 1 })
  expect(incident?.finding).toMatchObject({ severity: 'high', account: motoAccount, sample: false })
})

it('closes it when something comes again', async () => {
  await canary('eu-west-1')
  await tick()
  expect(await incidents()).toEqual([{ region: 'eu-west-1', type: 'silence', over: true }])
})

it('takes the clock of a bus that keeps events for a canary: the road is open, and nothing happened', async () => {
  now += 11 * minute
  await canary('us-east-1')
  await canary('eu-west-1', kept)
  await tick()
  expect(await incidents()).toEqual([{ region: 'eu-west-1', type: 'silence', over: true }])
  const { rows } = await database.sql(
    'select distinct real_at from heard where last_at is not null',
  )
  expect(rows).toEqual([{ real_at: null }])
})

it('does not take its own backlog for silence', async () => {
  now += 29 * minute
  await canary('us-east-1')
  now += 2 * minute
  const event = {
    id: 'unread',
    source: 'aws.x',
    'detail-type': 'X',
    account: motoAccount,
    region: 'eu-west-1',
    time: '',
    resources: [],
    detail: {},
  }
  await at.app.receive(event, JSON.stringify(event))
  await at.app.silence()
  expect(await incidents()).toHaveLength(1)
  await at.drain()
})

it('replays what failed or was not understood, once, and says what it did', async () => {
  const before = await at.app.counts()
  expect(before.notUnderstood).toBe(1)
  // An older bot did not know the canary, and failed on a sample.
  await canary('eu-west-1')
  await database.sql(
    `update inbox set state = 3, became = null where source = 'hikeshi.canary' and number = (select max(number) from inbox)`,
  )
  await database.sql(`update tallies set n = n - 1 where name in ('read', 'folded')`)
  await database.sql(`update tallies set n = n + 1 where name = 'failed'`)
  const asked = await at.command('replay', personOf('admin'))
  expect(asked.data).toEqual({
    undelivered: { taken: 0, left: 0, unreached: [] },
    failed: 1,
    notUnderstood: 1,
    became: { read: 1, notUnderstood: 1, failed: 0, waiting: 0 },
  })
  expect(asked.text).toMatch(/^Read again: 1 that had failed/)
  const again = await at.command('replay', personOf('admin'))
  expect(again.data).toMatchObject({ failed: 0, notUnderstood: 1 })
  const { received, read, notUnderstood, failed, waiting } = await at.app.counts()
  expect(received).toBe(read + notUnderstood + failed + waiting)
  expect(waiting).toBe(0)
})

it('lets nobody replay who only responds', async () => {
  const { exit, text } = await at.command('replay', personOf('responder'))
  expect(exit).toBe(2)
  expect(text).toMatch(/lead/)
})
