import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuckets } from '../../src/core/bucket.ts'
import { type Bot, clear, ingestKey, startBot } from '../support/bot.ts'

let bot: Bot
beforeAll(async () => {
  bot = await startBot({ env: { HIKESHI_PROXIES: '1' } })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }
/** As the one proxy in front passes it on: what the sender wrote itself, and then the address that it came from. */
const from = (address: string, path: string, init: Init = {}, forged = '') =>
  fetch(`${bot.url}${path}`, {
    ...init,
    headers: { 'x-forwarded-for': `${forged}${address}`, ...init.headers },
  })
const post = (key: string, id = 'x'): Init => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-hikeshi-key': key },
  body: JSON.stringify({ id, source: 'aws.new', 'detail-type': 'Unheard of', detail: {} }),
})
/** Each request by its number. */
async function flood(one: (i: number) => Promise<Response>): Promise<Response[]> {
  const all: Response[] = []
  for (let i = 0; i < 200; i += 20)
    all.push(...(await Promise.all(Array.from({ length: 20 }, (_, nth) => one(i + nth)))))
  return all
}
const statuses = (all: readonly Response[]) => new Set(all.map(({ status }) => status))

describe('an address that is turned away too often', () => {
  it('gets 429 with the seconds to wait, while every event with the key still comes in from it', async () => {
    const wrong = await flood(() => from('203.0.113.7', '/events', post('wrong')))
    expect(wrong.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(120)
    const last = wrong.find(({ status }) => status === 429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last?.json()).toMatchObject({ error: expect.stringContaining('Try again in') })
    const right = await flood((i) => from('203.0.113.7', '/events', post(ingestKey, `event-${i}`)))
    expect(statuses(right)).toEqual(new Set([202]))
  })

  it('is the one that the proxy saw, whatever a sender writes before it', async () => {
    const forged = await flood((i) => from('203.0.113.8', '/nothing', {}, `198.51.100.${i}, `))
    expect(statuses(forged)).toEqual(new Set([404, 429]))
    expect((await from('198.51.100.1', '/nothing')).status).toBe(404)
  })

  it('is a whole network where it is one of IPv6', async () => {
    const network = await flood((i) => from(`2001:db8:1:2::${i.toString(16)}`, '/nothing'))
    expect(statuses(network)).toEqual(new Set([404, 429]))
    expect((await from('2001:db8:1:3::1', '/nothing')).status).toBe(404)
  })

  it('never keeps those out who look whether the bot is well', async () => {
    await flood(() => from('203.0.113.9', '/nothing'))
    expect((await from('203.0.113.9', '/healthz')).status).toBe(200)
  })
})

it('a bucket is full again after its time, and forgets nobody before', () => {
  let now = 0
  const { take, wait } = makeBuckets({ burst: 2, perSecond: 0.5 }, () => now)
  expect([take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 2, 0])
  now = 1_999
  expect(wait('a')).toBe(1)
  now = 2_000
  expect([take('a'), take('a')]).toEqual([0, 2])
})
