import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { buildServer, type ServerOptions } from '../../src/adapters/http/server.ts'
import { makeLog } from '../../src/boot.ts'

const servers: ReturnType<typeof buildServer>[] = []
afterEach(async () => void (await Promise.all(servers.splice(0).map((one) => one.close()))))

async function listening(requestMs: number): Promise<number> {
  const server = buildServer({
    routes: [
      {
        kind: 'route',
        id: 'any',
        method: 'POST',
        path: '/events',
        guard: 'open',
        run: async () => ({ status: 202, body: {} }),
      },
    ],
    app: {} as ServerOptions['app'],
    keyFits: () => false,
    nobody: { id: 'nobody', locale: 'en', roles: [] },
    storeIsAway: () => false,
    ready: async () => {},
    metrics: { answered: () => {}, contentType: 'text/plain', text: async () => '' },
    requestMs,
    log: () => {},
  })
  servers.push(server)
  await server.listen({ port: 0, host: '127.0.0.1' })
  return (server.server.address() as AddressInfo).port
}

describe('a client that sends a byte now and then', () => {
  it.each([
    ['in its headers', 'POST /events HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'in its body',
      'POST /events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{',
    ],
  ])('is given up %s, and others are answered meanwhile', async (_where, first) => {
    const port = await listening(600)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    let heard = ''
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
    socket.write(first)
    const drip = setInterval(() => socket.write('a'), 50)
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    await once(socket, 'close')
    clearInterval(drip)
    expect(heard).toMatch(/^(HTTP\/1\.1 408|$)/)
  })
})

describe('the log', () => {
  it('is one JSON object a line, whatever somebody put into a name', async () => {
    const to = new PassThrough()
    const log = makeLog('info', to)
    const name = '\u001b[2Jbob\r\n{"level":"error","msg":"invented"}\u2028\u0000'
    log('info', `said ${name}`, { name, [name]: 1 })
    log('info', 'next')
    const lines = to.read().toString().trimEnd().split('\n') as string[]
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      `said ${name}`,
      'next',
    ])
    // oxlint-disable-next-line no-control-regex -- that there is none is what is asked
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/)
  })
})
