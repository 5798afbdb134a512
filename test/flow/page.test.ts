import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { boot, openStore } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import type { Event } from '../../src/core/events.ts'
import { ingest } from '../../src/flow/ingest.ts'
import { callNext, sendPage } from '../../src/flow/page.ts'
import { until } from '../support/bot.ts'
import { openAt } from '../support/flow-replicas.ts'
import { type PagerServer, startPager } from '../support/pager.ts'
import { quiet, startDatabase } from '../support/store.ts'

/** Replicas on one database and one clock that only the test moves, and a pager of their own on real HTTP. */
let database: Awaited<ReturnType<typeof startDatabase>>
let data: string
let pager: PagerServer
beforeAll(async () => {
  database = await startDatabase()
  data = await mkdtemp(join(tmpdir(), 'hikeshi-'))
  pager = await startPager()
  const turn = (person: string) =>
    `{ people: [${person}], turn: weekly, start: 2026-01-05, at: '09:00' }`
  await writeFile(
    join(data, 'hikeshi.yaml'),
    `
people: { lead: [T1/ULEAD], responder: [T1/UONE, T1/UTWO] }
pagers:
  hook: { kind: webhook, url: '${pager.url}/hook', internal: true }
oncall:
  rotations:
    - { name: primary, zone: Asia/Tokyo, layers: [${turn('T1/UONE')}] }
    - { name: secondary, zone: Asia/Tokyo, layers: [${turn('T1/UTWO')}] }
  page:
    high: { minutes: 5, by: [hook] }
`,
  )
})
afterAll(async () => {
  await database?.stop()
  await pager?.stop()
  if (data) await rm(data, { recursive: true, force: true })
})

// In the past, so that each timer is due by the database's own clock at once, and only ours holds it back.
let now = Date.now() - 86_400_000
const clock = { now: () => now, wait: async () => {} }
const by = { id: 'T1/UONE', locale: 'en', roles: ['responder'] } as const

const running = new Set<() => Promise<void>>()
beforeEach(() => {
  pager.answer(202)
  pager.calls.length = 0
})
afterEach(async () => {
  for (const stop of running) await stop()
})

async function startReplica() {
  const { config: at } = database
  const store = await openStore({ config: at, backlogLimit: 100, now: clock.now, log: quiet })
  const stop = async () => {
    running.delete(stop)
    await store.stop()
  }
  running.add(stop)
  const env = { HIKESHI_DATA: data, HIKESHI_CONFIG: join(data, 'hikeshi.yaml') }
  const config = readConfig({ ...env, HIKESHI_PAGER_HOOK: 'a-secret' })
  const { world, app, views } = await boot(config, store, quiet, clock, () => undefined)
  const none = async () => {}
  const call = (incident: string) => callNext(world, incident)
  const send = (incident: string) => sendPage(world, views.say, { incident, pager: 'hook' })
  await store.work({
    read: async () => void (await store.inbox.drain((row, desk) => ingest(world, row, desk))),
    show: none,
    run: none,
    enrich: none,
    expire: none,
    remind: none,
    scan: none,
    rehearse: none,
    room: none,
    notice: none,
    care: none,
    escalate: ({ incident }) => call(incident),
    page: ({ incident }) => send(incident),
  })
  return { store, app, call, send, stop }
}
type Replica = Awaited<ReturnType<typeof startReplica>>

const open = (replica: Replica, id: string, how?: Parameters<typeof openAt>[3]) =>
  openAt(replica, id, now, how)
const events = async ({ store }: Replica, id: string): Promise<Event[]> =>
  (await store.journal.records(`incident/${id}`)).map(({ event }) => event as unknown as Event)
const paged = async (replica: Replica, id: string): Promise<string[]> =>
  (await events(replica, id)).flatMap((event) => (event.kind === 'paged' ? event.who : []))
const told = (id: string): string[] =>
  pager.calls
    .filter(({ body }) => body['incident'] === id)
    .map(({ body }) => `${String(body['what'])} ${String(body['level'])}`)
const hears = (id: string, count: number) => until(() => told(id).length >= count || undefined)
/** What was sent is written down, too. */
const settled = (replica: Replica, id: string, count: number) =>
  until(
    async () =>
      (await events(replica, id)).filter(({ kind }) => kind.startsWith('page-')).length >= count ||
      undefined,
  )
/** Woken from every side at the same moment, as often as it goes. */
const hammer = (id: string, ...replicas: readonly Replica[]) =>
  Promise.all(
    replicas.flatMap(({ call, send }) =>
      Array.from({ length: 6 }, () => [call(id), send(id)]).flat(),
    ),
  )

describe('who does not answer', () => {
  it('is followed by the next and then the leads, once each, with two replicas, a restart and a clock that jumps', async () => {
    const first = await startReplica()
    const second = await startReplica()
    const id = await open(first, 'escalates')
    await settled(first, id, 1)
    await hammer(id, first, second)
    expect(await paged(first, id)).toEqual(['T1/UONE'])
    now += 299_000
    await hammer(id, first, second)
    expect(await paged(first, id)).toEqual(['T1/UONE'])
    now += 1_000
    await hammer(id, first, second)
    await settled(first, id, 2)
    expect(await paged(second, id)).toEqual(['T1/UONE', 'T1/UTWO'])

    // Nobody is left to be woken; time passes; whoever starts finds what is due by itself.
    await first.stop()
    await second.stop()
    now += 300_000
    const third = await startReplica()
    await settled(third, id, 3)
    now -= 3_600_000
    await hammer(id, third)
    now += 86_400_000
    await hammer(id, third, await startReplica())
    expect(await paged(third, id)).toEqual(['T1/UONE', 'T1/UTWO', 'T1/ULEAD'])
    expect(told(id)).toEqual(['trigger 1', 'trigger 2', 'trigger 3'])
    expect((await third.store.audit.verify()).bad).toEqual([])
  })

  it('is not followed once somebody has acknowledged it; the pager hears of that and of the end', async () => {
    const replica = await startReplica()
    const id = await open(replica, 'answered')
    await settled(replica, id, 1)
    await replica.app.acknowledge({ incident: id, by })
    await settled(replica, id, 2)
    now += 3_600_000
    await hammer(id, replica)
    await replica.app.life.close({ incident: id, as: 'resolved', reason: 'done', by })
    await settled(replica, id, 3)
    await hammer(id, replica)
    expect(told(id)).toEqual(['trigger 1', 'acknowledge 1', 'resolve 1'])
    expect(await paged(replica, id)).toEqual(['T1/UONE'])
  })

  it('is whoever stands in, where somebody does', async () => {
    const replica = await startReplica()
    const ask = { by, person: 'T1/UTWO', from: 'now', to: '2h' }
    const made = await replica.app.oncall.override(ask)
    expect(made).toMatchObject({ id: 'ovr-1', rotation: 'primary' })
    const id = await open(replica, 'stands-in')
    await settled(replica, id, 1)
    expect(await paged(replica, id)).toEqual(['T1/UTWO'])
    const stranger = await replica.app.oncall.override({ ...ask, person: 'T1/UNOBODY' })
    expect(stranger).toMatchObject({ refused: 'not-found' })
    await replica.app.oncall.remove({ by, id: 'ovr-1' })
    const records = await replica.store.journal.records('oncall')
    expect(records.map(({ event }) => [event['kind'], event['person']])).toEqual([
      ['handed-over', 'T1/UONE'],
      ['handed-over', 'T1/UTWO'],
      ['override', 'T1/UTWO'],
      ['handed-over', 'T1/UTWO'],
      ['override-removed', undefined],
      ['handed-over', 'T1/UONE'],
    ])
  })
})

it('nobody is called for what is less grave than the policy says, nor for what has not happened', async () => {
  const replica = await startReplica()
  const light = await open(replica, 'light', { severity: 5 })
  const invented = await open(replica, 'invented', { sample: true })
  const real = await open(replica, 'real')
  await settled(replica, real, 1)
  await hammer(light, replica)
  await hammer(invented, replica)
  expect([...(await paged(replica, light)), ...(await paged(replica, invented))]).toEqual([])
})

it('a call that does not get out is tried again, less and less often, shown on the card, and gets out', async () => {
  const replica = await startReplica()
  pager.answer(503)
  const id = await open(replica, 'fails')
  await settled(replica, id, 1)
  await hammer(id, replica)
  expect(told(id)).toHaveLength(1)
  const incident = await replica.app.incident(id)
  if (incident === undefined) throw new Error('no incident')
  expect(JSON.stringify(replica.app.show.card(incident, 'en'))).toMatch(
    /did not get out.*answered 503/,
  )
  expect(JSON.stringify(replica.app.show.card(incident, 'ja'))).toMatch(/呼び出しに失敗/)
  expect(JSON.stringify(await events(replica, id))).not.toContain('a-secret')
  now += 5_000
  await replica.send(id)
  await hears(id, 2)
  now += 9_000
  await replica.send(id)
  expect(told(id)).toHaveLength(2)
  pager.answer(202)
  now += 1_000
  await replica.send(id)
  expect(told(id)).toEqual(Array(3).fill('trigger 1'))
  const after = await replica.app.incident(id)
  expect(after?.paging?.sent['hook']).toMatchObject({ what: 'trigger', failures: 0 })
})

it('a request stands on the page of whoever may approve it, and of nobody else', async () => {
  const replica = await startReplica()
  const id = await open(replica, 'asks', { sample: true })
  const planned = await replica.app.plan({ incident: id, playbook: 'isolate-instance', by })
  if ('refused' in planned) throw new Error(planned.refused)
  const run = planned.run.id
  const approver = { id: 'T1/UTWO', locale: 'en', roles: ['approver'] } as const
  const page = async (person: Parameters<typeof replica.app.home>[0]) =>
    JSON.stringify(await replica.app.home(person))
  expect(await page(approver)).not.toContain(run)
  await replica.app.request({ run, by })
  expect(await page(approver)).toContain(run)
  expect(await page({ ...approver, locale: 'ja' })).toMatch(/自分の承認待ち.*依頼者: .*UONE/)
  expect(await page({ ...approver, id: by.id })).not.toContain(run)
  expect(await page({ ...approver, roles: ['responder'] })).not.toContain(run)
  await replica.app.reject({ run, by: approver, reason: 'no' })
  expect(await page(approver)).not.toContain(run)
})
