import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConsoleDoor } from './door.ts'
import { securityHeaders } from './guard.ts'
import { who } from './reader.ts'

const heartbeatMs = 15_000
/** A reader that is this far behind is let go; it comes back and fetches everything anew. */
const maxBehind = 256 * 1024

/** `GET /api/live`: server-sent events, one per change, with the incident's id as data. */
export function live(server: FastifyInstance, door: ConsoleDoor, max: number): void {
  const open = new Map<FastifyReply['raw'], FastifyRequest>()
  const tell = (words: string): void => {
    for (const raw of open.keys()) {
      if (raw.writableLength > maxBehind) raw.destroy()
      else raw.write(words)
    }
  }
  const stop = door.onChange((incident) => tell(`event: change\ndata: ${oneLine(incident)}\n\n`))
  const beat = setInterval(() => {
    tell(': here\n\n')
    for (const [raw, request] of open) void letGo(raw, request)
  }, heartbeatMs)
  beat.unref()

  /** A session may have ended since; who is still somebody comes back by themselves. */
  async function letGo(raw: FastifyReply['raw'], request: FastifyRequest): Promise<void> {
    const people = await Promise.resolve(door.people(request)).catch(() => [])
    if (people.length === 0) raw.end()
  }

  server.addHook('preClose', async () => {
    stop()
    clearInterval(beat)
    // An open stream would keep the server from closing.
    for (const raw of open.keys()) raw.end()
  })

  server.get('/api/live', async (request, reply) => {
    await who(door, request, { lang: 'en' })
    if (open.size >= max)
      return reply
        .code(429)
        .header('retry-after', '30')
        .send({ error: `Already ${max} pages are listening; this one refreshes by itself.` })
    reply.hijack()
    reply.raw.writeHead(200, {
      ...securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Not kept alive: a stream that ended must not hold up a server that stops.
      connection: 'close',
    })
    open.set(reply.raw, request)
    reply.raw.on('close', () => open.delete(reply.raw))
    reply.raw.write('retry: 2000\nevent: ready\ndata: \n\n')
  })
}

const oneLine = (words: string): string => words.replace(/[\r\n]/g, ' ')
