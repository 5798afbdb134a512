import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { socketFile } from '../../src/adapters/journal/embedded-cluster.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { startDatabase } from '../support/store.ts'
import { denied } from '../support/storm.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

let database: Awaited<ReturnType<typeof startDatabase>>
let road: Awaited<ReturnType<typeof startTcpProxy>>
let bot: Bot

beforeAll(async () => {
  database = await startDatabase()
  const { host, database: name, user, password } = database.config
  road = await startTcpProxy(join(String(host), socketFile))
  const DATABASE_URL = `postgresql://${user}:${String(password)}@127.0.0.1:${road.port}/${name}`
  bot = await startBot({ env: { DATABASE_URL } })
})
afterAll(async () => {
  road.silence(false)
  await bot.stop()
  road.stop()
  await clear(bot.data)
  await database.stop()
})

const ready = async () => (await fetch(`${bot.url}/readyz`)).status
const count = async (from: string) =>
  Number((await database.sql(`select count(*) as n from ${from}`)).rows[0]?.n)

it('tells senders to come again within 5 s while the store is silent, and neither loses nor doubles what they send', async () => {
  expect(await bot.event(denied(1, 'before'))).toBe(202)
  await until(async () => (await count('incidents')) === 1)
  const events = [denied(2, 'meanwhile'), denied(3, 'meanwhile')]
  const send = () => Promise.all(events.map(bot.event))
  road.silence(true)
  const began = performance.now()
  const asked = ready()
  expect(await send()).toEqual([503, 503])
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await asked).toBe(503)
  road.silence(false)
  await until(async () => (await ready()) === 200)
  // Stored all the same, or not: both are right.
  for (const status of await send()) expect([200, 202]).toContain(status)
  await until(async () => (await count('inbox where state = 1')) === 3)
  expect(await count('inbox')).toBe(3)
  expect(await count('incidents')).toBe(2)
})
