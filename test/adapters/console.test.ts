import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ConsoleDoor, ConsoleOptions } from '../../src/adapters/console/plugin.ts'
import type { Clicked } from '../support/console.ts'
import { closeConsoles, consoleOf, page } from '../support/console-server.ts'

afterEach(async () => {
  vi.useRealTimers()
  await closeConsoles()
})

const body = { as: 'local/responder', lang: 'en' }

describe('reading', () => {
  test('incidents are listed, and one comes with its journal and its card in the language asked for', async () => {
    const { get } = consoleOf()
    expect((await get('/api/incidents?limit=500')).json().incidents).toHaveLength(1)
    const one = (await get('/api/incidents/inc-1?lang=ja')).json()
    expect(one.journal[0].hash).toBe('a1b2c3d4e5')
    expect(one.card[0].text.text).toBe('パスワードが総当たりされています。')
  })

  test('the state tells who one may be, the samples in words, and what was not understood', async () => {
    const state = (await consoleOf().get('/api/console?lang=ja&as=local/approver')).json()
    expect(state).toMatchObject({ me: 'local/approver', lookOnly: false })
    expect(state.samples).toEqual([{ source: 'guardduty', title: 'SSH 総当たり' }])
    expect(state.strangers[0].sample).toHaveLength(4000)
  })

  test.each(['0', '501', '-1', 'ten', '1.5', ''])(
    'limit=%j is a 400 that names the field',
    async (limit) => {
      const answer = await consoleOf().get(`/api/incidents?limit=${limit}`)
      expect([answer.statusCode, answer.json().field]).toEqual([400, 'limit'])
    },
  )

  test('an unknown incident is a 404 in words', async () => {
    const answer = await consoleOf().get('/api/incidents/none?lang=ja')
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toEqual({
      refused: 'not-found',
      error: 'ja: {"refused":"not-found","what":"none"}',
    })
  })

  test('somebody who is nobody here reads nothing', async () => {
    const { get } = consoleOf({ people: async () => [] })
    for (const url of ['/api/console', '/api/incidents', '/api/incidents/inc-1', '/api/live'])
      expect((await get(url)).statusCode).toBe(401)
  })

  test('every answer carries the security headers, and what the API tells is not cached', async () => {
    const { headers } = await consoleOf().get('/api/incidents')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })
})

describe('the door', () => {
  test('a foreign host name is refused, on the page too', async () => {
    const { get } = consoleOf()
    for (const host of ['evil.example', 'localhost.evil.example', 'evil.example:80'])
      expect((await get('/', { host })).statusCode).toBe(403)
    expect((await get('/api/incidents', { host: '127.0.0.1:3000' })).statusCode).toBe(200)
  })

  test.each([
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['the null origin', { origin: 'null' }, 403],
    ['the same host over another port', { origin: 'http://localhost:81' }, 403],
    ['no custom header', { 'x-hikeshi-console': '' }, 403],
    ['a fetch that the browser says is cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('%s cannot change anything', async (_who, headers, status) => {
    const action = vi.fn<ConsoleDoor['action']>()
    const { post } = consoleOf({ action })
    const answer = await post('/api/act', { ...body, action_id: 'approve', value: '1' }, headers)
    expect(answer.statusCode).toBe(status)
    expect(action).not.toHaveBeenCalled()
  })

  test('another site cannot read the API, but may link to the page', async () => {
    const { get } = consoleOf({}, { dist: await built() })
    const site = { 'sec-fetch-site': 'cross-site' }
    expect((await get('/api/incidents', site)).statusCode).toBe(403)
    expect((await get('/', { ...site, 'sec-fetch-mode': 'navigate' })).statusCode).toBe(200)
  })

  test('look-only refuses every change in the words of the reader', async () => {
    const { post } = consoleOf({}, { lookOnly: true })
    for (const path of ['act', 'submit', 'command', 'sample']) {
      const answer = await post(`/api/${path}`, { lang: 'ja' })
      expect(answer.statusCode).toBe(403)
      expect(answer.json().error).toBe('ja: {"refused":"look-only"}')
    }
  })

  test('one can be nobody but those who are offered', async () => {
    const click = { as: 'local/admin', lang: 'en', action_id: 'approve', value: '1' }
    const answer = await consoleOf().post('/api/act', click)
    expect([answer.statusCode, answer.json().field]).toEqual([400, 'as'])
  })
})

describe('asking', () => {
  test('a click reaches its handler with argument, value and the person in the language of the page', async () => {
    const seen: Clicked[] = []
    const { post } = consoleOf({
      action: async (ask) => {
        seen.push(ask)
        await ask.reply('done')
      },
    })
    const click = {
      as: 'local/approver',
      lang: 'ja',
      action_id: 'plan/disable-access-key',
      value: 'inc-1',
    }
    expect((await post('/api/act', click)).json()).toEqual({ replies: ['done'] })
    expect(seen).toMatchObject([
      {
        id: 'plan',
        argument: 'disable-access-key',
        value: 'inc-1',
        person: { id: 'local/approver', locale: 'ja' },
      },
    ])
  })

  test('a modal is in the answer once its work is done, and a refusal in its place is told in words', async () => {
    const modal = { title: 'Plan', blocks: [], close: 'Close' }
    const { post } = consoleOf({
      action: async ({ value, open }) =>
        open(Promise.resolve(value === 'yes' ? modal : { refused: 'own-request' as const })),
    })
    const click = { ...body, action_id: 'plan' }
    expect((await post('/api/act', { ...click, value: 'yes' })).json()).toEqual({
      replies: [],
      modal,
    })
    expect((await post('/api/act', { ...click, value: 'no' })).json()).toEqual({
      replies: ['en: {"refused":"own-request"}'],
    })
  })

  test('a submission reaches its view with what was typed', async () => {
    const { post } = consoleOf({
      view: async ({ id, meta, values, reply }) => reply([id, meta, values.reason].join(' ')),
    })
    const answer = await post('/api/submit', {
      ...body,
      view: 'reject',
      meta: 'r1',
      values: { reason: 'no' },
    })
    expect(answer.json()).toEqual({ replies: ['reject r1 no'] })
  })

  test.each([
    ['/hikeshi run disable-key', 'run|disable-key'],
    ['  audit verify ', 'audit|verify'],
    ['drill "two words" \'three\'', 'drill|two words|three'],
    ['/hikeshi', 'help'],
    ['', 'help'],
  ])('the command %j is read as %s', async (text, told) => {
    expect((await consoleOf().post('/api/command', { ...body, text })).json()).toEqual({
      text: told,
    })
  })

  test('a sample is sent and confirmed, an unknown one is a 404', async () => {
    const { post } = consoleOf()
    const sent = await post('/api/sample', { ...body, source: 'guardduty' })
    expect(sent.json()).toEqual({ eventId: 'e-1', replies: ['Sample sent.'] })
    expect((await post('/api/sample', { ...body, source: 'none' })).statusCode).toBe(404)
  })

  test.each([
    [{ ...body, value: '1' }, 'action_id'],
    [{ ...body, action_id: 'a', value: 7 }, 'value'],
    [{ ...body, action_id: 'a', value: 'x'.repeat(2001) }, 'value'],
    [{ ...body, lang: '<b>', action_id: 'a', value: '' }, 'lang'],
    [[], 'body'],
  ])('%j is a 400 that names %s', async (payload, field) => {
    const answer = await consoleOf().post('/api/act', payload)
    expect([answer.statusCode, answer.json().field]).toEqual([400, field])
    expect(answer.json().error).not.toContain('Invalid input')
  })

  test('broken JSON is a 400, a flood of it a 413', async () => {
    const { server } = consoleOf()
    const send = (payload: string) =>
      server.inject({
        method: 'POST',
        url: '/api/act',
        payload,
        headers: { ...page, 'content-type': 'application/json' },
      })
    expect((await send('{"as":')).statusCode).toBe(400)
    expect((await send('')).statusCode).toBe(400)
    expect((await send(JSON.stringify({ x: 'y'.repeat(300_000) }))).statusCode).toBe(413)
  })

  test.each(['act', 'open'])(
    'a surprise in %s is a 500 with a reference that the log explains',
    async (where) => {
      const { post, lines } = consoleOf({
        action: async ({ open }) => {
          const lost = Promise.reject(new Error('the database is away'))
          // As a handler that does not wait for its modal.
          if (where === 'open') void open(lost)
          else await lost
        },
      })
      const answer = await post('/api/act', { ...body, action_id: 'a', value: '' })
      const { reference } = answer.json()
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('database')
      expect(lines.join('')).toContain('the database is away')
      expect(lines.join('')).toContain(reference)
    },
  )
})

describe('live', () => {
  async function listening(options: Partial<ConsoleOptions> = {}) {
    const made = consoleOf({}, options)
    await made.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = made.server.server.address() as AddressInfo
    const join = async () => {
      const stop = new AbortController()
      const answer = await fetch(`http://127.0.0.1:${port}/api/live`, { signal: stop.signal })
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      const until = async (words: string) => {
        for (let all = ''; ; ) {
          const { value, done } = (await reader?.read()) ?? { done: true }
          if (done) throw new Error(`ended before ${words}: ${all}`)
          all += value
          if (all.includes(words)) return all
        }
      }
      return { answer, until, leave: () => stop.abort() }
    }
    return { ...made, join }
  }

  test('a change is told at once, to everybody, and a heartbeat follows each 15 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { join, changed } = await listening()
    const [one, two] = [await join(), await join()]
    await one.until('ready')
    await two.until('ready')
    changed('inc-1\nevent: forged')
    expect(await one.until('\n\n')).toBe('event: change\ndata: inc-1 event: forged\n\n')
    await two.until('inc-1')
    vi.advanceTimersByTime(15_000)
    expect(await one.until(':')).toBe(': here\n\n')
    expect(one.answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('the number of listeners is bounded, and a place is free again when one leaves', async () => {
    const { join } = await listening({ listeners: 1 })
    const first = await join()
    await first.until('ready')
    expect((await join()).answer.status).toBe(429)
    first.leave()
    await vi.waitFor(async () => expect((await join()).answer.status).toBe(200))
  })

  test('closing the server ends the streams and stops listening for changes', async () => {
    const { join, server, listeners } = await listening()
    const one = await join()
    await one.until('ready')
    await server.close()
    await expect(one.until('never')).rejects.toThrow('ended')
    expect(listeners.size).toBe(0)
  })
})

async function built(): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'console-'))
  await mkdir(join(dist, 'assets'))
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Hikeshi</title>')
  await writeFile(join(dist, 'assets', 'index-1.js'), 'export {}')
  return dist
}

describe('the page', () => {
  test('it is served with its assets and nothing else', async () => {
    const dist = await built()
    const { get } = consoleOf({}, { dist })
    const index = await get('/')
    expect(index.body).toContain('Hikeshi')
    expect(index.headers['content-security-policy']).toContain("img-src 'self' data:")
    expect((await get('/assets/index-1.js')).headers['content-type']).toContain('javascript')
    expect((await get('/assets/..%2f..%2fetc%2fpasswd')).statusCode).toBe(404)
    await rm(dist, { recursive: true })
  })

  test('one that is not built says how to build it', async () => {
    const answer = await consoleOf().get('/')
    expect([answer.statusCode, answer.json().error]).toEqual([
      404,
      expect.stringContaining('vite build'),
    ])
  })
})
