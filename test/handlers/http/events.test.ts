import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bot, clear, ingestKey, startBot, until } from '../../support/bot.ts'

const other = 'second-key-0123456789abcdef0123456789abcdef'
let bot: Bot
beforeAll(async () => {
  bot = await startBot({
    env: { HIKESHI_INGEST_KEYS: `${ingestKey}, ${other}`, HIKESHI_BACKLOG_LIMIT: '400' },
  })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

const event = (more: object = {}) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Something New',
  source: 'aws.somewhere',
  account: '111122223333',
  time: '2026-01-01T00:00:00Z',
  region: 'eu-west-1',
  resources: [],
  detail: { a: 1 },
  ...more,
})
async function post(body: string | object, headers: Record<string, string> = {}) {
  const response = await fetch(`${bot.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hikeshi-key': ingestKey, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as { error?: string; field?: string },
  }
}

describe('POST /events', () => {
  it('answers 202 to a new event, 200 to the same one again, and loses no other event that carries its id', async () => {
    const one = event()
    expect((await post(one)).status).toBe(202)
    expect((await post(one)).status).toBe(200)
    expect((await post({ ...one, detail: { changed: true } })).status).toBe(202)
  })

  it('takes each of two keys, so that they can be rotated', async () => {
    expect((await post(event(), { 'x-hikeshi-key': other })).status).toBe(202)
  })

  it.each([
    '',
    'wrong',
    `${ingestKey}x`,
    ingestKey.slice(1),
    `${ingestKey}, ${other}`,
    ingestKey.toUpperCase(),
  ])('answers 403 to the key "%s", before it reads the body', async (key) => {
    expect((await post('{"id":', { 'x-hikeshi-key': key })).status).toBe(403)
  })

  it('answers 403 without the header', async () => {
    const response = await fetch(`${bot.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })

  it.each([
    ['{"id":', 'body'],
    ['', 'body'],
    ['[]', undefined],
    ['"text"', undefined],
    ['null', undefined],
    [JSON.stringify(event({ id: 7 })), 'id'],
    [JSON.stringify(event({ id: '' })), 'id'],
    [JSON.stringify(event({ id: 'a\u0000b' })), 'id'],
    [JSON.stringify(event({ id: '\ud800' })), 'id'],
    [JSON.stringify(event({ source: undefined })), 'source'],
    [JSON.stringify(event({ source: 'a\u0000' })), 'source'],
    [JSON.stringify(event({ 'detail-type': null })), 'detail-type'],
    [JSON.stringify(event({ detail: [] })), 'detail'],
    [JSON.stringify(event({ detail: 'text' })), 'detail'],
    [JSON.stringify(event({ account: 5 })), 'account'],
  ])('answers 400 to %s and names the field', async (body, field) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatch(/\w{3}/)
    expect(answer.body.field).toBe(field)
  })

  it('answers 413 over 2 MiB, and takes an event just below', async () => {
    const filling = (size: number) =>
      JSON.stringify(event({ detail: { filling: 'x'.repeat(size) } }))
    expect((await post(filling(2 * 1024 * 1024))).status).toBe(413)
    expect((await post(filling(2 * 1024 * 1024 - 400))).status).toBe(202)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'answers 415 to %s',
    async (type) => {
      expect((await post(event(), { 'content-type': type })).status).toBe(415)
    },
  )

  it('takes what EventBridge sends: charset, range and user agent', async () => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      range: 'bytes=0-1048575',
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
    }
    expect((await post(event(), headers)).status).toBe(202)
  })

  it('keeps what it does not understand, counts it and shows it', async () => {
    const odd = event({ 'detail-type': 'Never Seen', detail: { marker: 'keep me' } })
    expect((await post(odd)).status).toBe(202)
    const state = await until(async () => {
      const answer = await bot.get<{ strangers: { detailType: string; sample: string }[] }>(
        '/api/console?lang=en',
      )
      return answer.strangers.find(({ detailType }) => detailType === 'Never Seen')
    })
    expect(state.sample).toContain('keep me')
  })

  it('answers 429 with Retry-After when too much waits, and takes events again afterwards', async () => {
    const answers = await Promise.all(Array.from({ length: 1_200 }, () => post(event())))
    const full = answers.filter(({ status }) => status === 429)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 429]))
    expect(full[0]?.headers.get('retry-after')).toMatch(/^\d+$/)
    await until(async () => ((await post(event())).status === 202 ? true : undefined))
  })

  it('tells metrics in which what was received is what became of it', async () => {
    await until(async () => {
      const text = await (await fetch(`${bot.url}/metrics`)).text()
      const of = (state: string) =>
        Number(new RegExp(`hikeshi_events\\{state="${state}"\\} (\\d+)`).exec(text)?.[1])
      const sum = of('read') + of('not_understood') + of('failed') + of('waiting')
      expect(sum).toBe(of('received'))
      return of('waiting') === 0 ? true : undefined
    })
  })
})

describe('the store is away', () => {
  it('answers 503 with Retry-After while PostgreSQL is stopped, is not ready, and comes back by itself', async () => {
    const pid = Number(
      (await readFile(join(bot.data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
    )
    process.kill(pid, 'SIGKILL')
    const away = await until(async () => {
      const answer = await post(event())
      return answer.status === 503 ? answer : undefined
    })
    expect(away.headers.get('retry-after')).toMatch(/^\d+$/)
    await until(async () => ((await post(event())).status === 202 ? true : undefined))
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
  })
})

describe('local mode', () => {
  it('makes a key of its own, keeps it for its owner only, and refuses others', async () => {
    const own = await startBot({ env: { HIKESHI_INGEST_KEYS: '' } })
    const file = join(own.data, 'ingest-key')
    const key = (await readFile(file, 'utf8')).trim()
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect((await stat(file)).mode & 0o077).toBe(0)
    const send = (given: string) =>
      fetch(`${own.url}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hikeshi-key': given },
        body: JSON.stringify(event()),
      })
    expect((await send(key)).status).toBe(202)
    expect((await send(ingestKey)).status).toBe(403)
    expect(own.output()).not.toContain(key)
    expect(await own.stop()).toBe(0)
    await clear(own.data)
  })
})
