import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import type { Event } from '../../src/core/events.ts'
import type { Incident } from '../../src/core/incident.ts'
import { type Bot, clear, killDatabase, startBot, until } from '../support/bot.ts'
import { sample } from '../support/responder.ts'

/** HIKESHI_TORTURE=full: 1,500 events and 12 kills; otherwise a fifth of it. */
const full = process.env.HIKESHI_TORTURE === 'full'
const [events, kills] = full ? [1_500, 12] : [300, 4]
const workers = 32

let data = ''
afterAll(() => clear(data))

it(`loses nothing and approves nothing twice in ${kills} kills of everything with ${events} events and approvals in flight`, async () => {
  const env = { LOG_LEVEL: 'silent', HIKESHI_BACKLOG_LIMIT: '100000' }
  let bot = await startBot({ env })
  data = bot.data
  const tries = { lost: 0 }
  /** Until it is answered: senders and people try again when the bot is away. */
  const insist = <T>(ask: (now: Bot) => Promise<T | undefined>, ms = 240_000): Promise<T> =>
    until(
      () =>
        ask(bot).catch(async () => {
          tries.lost += 1
          // Who is not answered waits a little: EventBridge does, and so do people.
          await pause(250)
          return undefined
        }),
      ms,
    )
  const ids = new Map<string, string>()
  const runs = new Map<string, string>()
  /** Straight from the database: five hundred whole incidents at each look would be the load that is measured. */
  let looking: Promise<void> | undefined
  const learn = (): Promise<void> => {
    looking ??= pause(100)
      .then(() => incidentsByKey(data))
      .then((found) => {
        for (const { id, key } of found) ids.set(key.split('/').at(-1) ?? '', id)
      })
      .catch(() => undefined)
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  async function workflow(name: string, kind: 'instance' | 'key'): Promise<void> {
    const body = sample(name, kind)
    await insist(async (now) => ([200, 202].includes(await now.event(body)) ? true : undefined))
    while (!ids.has(name)) await learn()
    const id = ids.get(name) ?? ''
    const action = kind === 'key' ? 'plan/deactivate-access-key' : 'plan/snapshot-volumes'
    const run = await insist(
      async (now) => (await now.act('local/responder', action, id)).modal?.submit?.meta,
    )
    runs.set(name, run)
    await insist(async (now) =>
      (await now.submit('local/responder', 'request', run)).status === 200 ? true : undefined,
    )
    await insist(async (now) =>
      (await now.act('local/approver', 'approve', run)).status === 200 ? true : undefined,
    )
  }

  let next = 0
  const driving = Promise.all(
    Array.from({ length: workers }, async () => {
      for (let i = next++; i < events; i = next++)
        await workflow(`torture-${i}`, i % 2 ? 'key' : 'instance')
    }),
  )
  for (let i = 0; i < kills; i++) {
    const strike = Date.now() + 800 + Math.random() * 1_700
    await until(() => (Date.now() >= strike ? true : undefined))
    await Promise.all([bot.kill(), killDatabase(data)])
    bot = await startBot({ data, env })
  }
  const lastKill = Date.now()
  await driving
  const driven = Date.now() - lastKill
  const states = new Map<string, Incident>()
  const open = () =>
    [...runs].filter(([name, run]) => states.get(name)?.runs[run]?.state !== 'done')
  await until(async () => {
    for (const [name] of open()) {
      const { incident } = await bot.get<{ incident: Incident }>(
        `/api/incidents/${ids.get(name)}?lang=en`,
      )
      states.set(name, incident)
    }
    return open().length === 0 ? true : undefined
  }, 90_000).catch((error: unknown) => {
    const left = open().map(([name, run]) => states.get(name)?.runs[run])
    throw new Error(
      `${left.length} runs are not done: ${JSON.stringify(left.slice(0, 3).map((run) => ({ state: run?.state, steps: run?.steps })))}`,
      { cause: error },
    )
  })
  const seconds = (Date.now() - lastKill) / 1_000

  expect(runs.size).toBe(events)
  expect(new Set(ids.values()).size).toBe(events)
  for (const [name, run] of runs) {
    const { journal } = await bot.get<{ journal: { event: Event }[] }>(
      `/api/incidents/${ids.get(name)}?lang=en`,
    )
    const of = (kind: Event['kind']) =>
      journal.filter(({ event }) => event.kind === kind && (!('run' in event) || event.run === run))
    expect(of('opened')).toHaveLength(1)
    expect(of('approved'), run).toHaveLength(1)
    expect(of('finished'), run).toHaveLength(1)
    const made = journal.filter(
      ({ event }) => event.kind === 'aws-called' && /Create|PutUserPolicy/.test(event.call.action),
    )
    expect(made.length, run).toBeLessThanOrEqual(1)
  }
  const { counts } = await bot.get<{ counts: object }>('/api/console?lang=en')
  expect(counts).toMatchObject({
    received: events,
    read: events,
    opened: events,
    folded: 0,
    suppressed: 0,
    notUnderstood: 0,
    failed: 0,
    waiting: 0,
  })
  await bot.stop()
  process.stdout.write(
    `torture: ${events} events, ${kills} kills, ${tries.lost} requests lost and repeated; all driven ${(driven / 1_000).toFixed(0)} s and done ${seconds.toFixed(0)} s after the last kill\n`,
  )
}, 600_000)

async function incidentsByKey(folder: string): Promise<{ id: string; key: string }[]> {
  const client = new pg.Client(await connectEmbedded(folder))
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<{ id: string; key: string }>('select id, key from incidents')).rows
  } finally {
    await client.end()
  }
}
