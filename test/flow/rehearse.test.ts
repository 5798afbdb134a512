import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import drill from '../../playbooks/drills/leaked-key-tor.ts'
import { boot, openStore } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import type { RehearsalEvent } from '../../src/core/rehearsal.ts'
import { makeDrillNotices } from '../../src/flow/drill-desk.ts'
import { ingest } from '../../src/flow/ingest.ts'
import { makeRehearse } from '../../src/flow/rehearse.ts'
import { until } from '../support/bot.ts'
import { quiet, startDatabase } from '../support/store.ts'

/** Two replicas and whoever comes after them, on one database and one clock that only the test moves. */
let database: Awaited<ReturnType<typeof startDatabase>>
let data: string
beforeAll(async () => {
  database = await startDatabase()
  data = await mkdtemp(join(tmpdir(), 'hikeshi-'))
})
afterAll(async () => {
  await database?.stop()
  if (data) await rm(data, { recursive: true, force: true })
})

// In the past, so that each timer is due by the database's own clock at once, and only ours holds it back.
let now = Date.now() - 7_200_000
const clock = { now: () => now, wait: async () => {} }
const by = { id: 'T1/U1', locale: 'en', roles: ['responder'] } as const

const running = new Set<() => Promise<void>>()
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
  const config = readConfig({ HIKESHI_DATA: data, HIKESHI_CONFIG: '' })
  const { world, app, views } = await boot(config, store, quiet, clock, () => undefined)
  const rehearse = makeRehearse(world, makeDrillNotices(world, views.say))
  const none = async () => {}
  await store.work({
    read: async () => void (await store.inbox.drain((row, desk) => ingest(world, row, desk))),
    show: none,
    run: none,
    enrich: none,
    expire: none,
    remind: none,
    escalate: none,
    page: none,
    room: none,
    notice: none,
    care: none,
    scan: none,
    rehearse,
  })
  return { store, app, rehearse, stop }
}
type Replica = Awaited<ReturnType<typeof startReplica>>

const kinds = async ({ store }: Replica, id: string): Promise<string[]> =>
  (await store.journal.records(`drill/${id}`)).map(({ event }) => {
    const { kind, ...rest } = event as unknown as RehearsalEvent
    return 'inject' in rest ? `${kind} ${rest.inject}` : kind
  })
const arrived = async (): Promise<string[]> =>
  (await database.sql('select drill from inbox where drill is not null order by number')).rows.map(
    ({ drill: id }: { drill: string }) => id.split('/')[1] ?? '',
  )
const has = (replica: Replica, id: string, count: number) =>
  until(async () => (await kinds(replica, id)).length >= count || undefined)
/** Woken from every side at the same moment, as often as it goes. */
const hammer = (...replicas: readonly Replica[]) =>
  Promise.all(replicas.flatMap(({ rehearse }) => Array.from({ length: 6 }, () => rehearse({}))))

describe('the timers of a drill', () => {
  it('fire once, with two replicas, many wake-ups, a restart and a clock that jumps', async () => {
    const first = await startReplica()
    const second = await startReplica()
    const begun = await first.app.drill.start({ scenario: drill.id, by })
    if ('refused' in begun) throw new Error(begun.refused)
    const { id } = begun
    const sofar = ['scheduled', 'started', 'injected first-look']
    await has(first, id, sofar.length)
    await hammer(first, second)
    expect(await kinds(first, id)).toEqual(sofar)

    now += 149_000
    await hammer(first, second)
    expect(await kinds(first, id)).toEqual(sofar)
    now += 1_000
    await hammer(first, second)
    expect(await kinds(second, id)).toEqual([...sofar, 'injected announced-test'])

    // Nobody is left to be woken; time passes; whoever starts finds what is due by itself.
    await first.stop()
    await second.stop()
    now += 450_000
    const third = await startReplica()
    await has(third, id, 5)
    now -= 3_600_000
    await hammer(third)
    now += 3_600_000
    const waves = [...sofar, 'injected announced-test', 'injected copying']
    expect(await kinds(third, id)).toEqual(waves)

    const fourth = await startReplica()
    now += drill.minutes * 60_000
    await hammer(third, fourth)
    expect(await kinds(third, id)).toEqual([...waves, 'ended', 'scored'])
    now += 86_400_000
    await hammer(third, fourth)
    expect(await kinds(third, id)).toHaveLength(waves.length + 2)
    expect(await arrived()).toEqual(['first-look', 'announced-test', 'copying'])
    expect((await third.store.rehearsals.rehearsal(id))?.score).toMatchObject({
      outcome: 'lost',
      points: 0,
      escalations: 1,
    })
    expect((await third.store.audit.verify()).bad).toEqual([])
  })

  it('wake by themselves when their moment comes', async () => {
    const replica = await startReplica()
    now = Date.now()
    const at = now + 1_500
    const begun = await replica.app.drill.start({ scenario: drill.id, by, at })
    if ('refused' in begun) throw new Error(begun.refused)
    now = at
    await has(replica, begun.id, 3)
    expect(await kinds(replica, begun.id)).toEqual(['scheduled', 'started', 'injected first-look'])
    await replica.app.drill.stop({ by })
  })

  it('begin one drill, however many ask at the same moment', async () => {
    const [a, b] = await Promise.all([startReplica(), startReplica()])
    const asked = await Promise.all(
      [a, b, a, b].map(({ app }) => app.drill.start({ scenario: 'any', by, until: now + 60_000 })),
    )
    const refused = asked.filter((one) => 'refused' in one)
    expect(refused.map((one) => 'refused' in one && one.refused)).toEqual(
      Array(3).fill('drill-open'),
    )
    await a.app.drill.stop({ by })
  })
})
