import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { asks } from './asks.ts'
import type { ConsoleDoor, ConsoleOptions } from './door.ts'
import { boundary } from './errors.ts'
import { guard } from './guard.ts'
import { live } from './live.ts'
import { pages } from './pages.ts'
import { languageOf } from './reader.ts'
import { reads } from './reads.ts'

export type { Ask, ConsoleDoor, ConsoleOptions } from './door.ts'

/** The web console: the page, what it reads, what it asks for, and a stream of changes. */
export function consolePlugin(options: ConsoleOptions, door: ConsoleDoor): FastifyPluginAsync {
  return async (server) => {
    guard(server, options)
    boundary(server, (refusal, request) => door.refusal(refusal, languageOf(request)))
    server.addHook('onSend', async (request, reply) => {
      // What the API tells is about incidents: no cache, shared or not, has any business with it.
      if (request.url.includes('/api/')) reply.header('cache-control', 'no-store')
    })
    reads(server, door, options)
    pages(server, door, options)
    asks(server, door, options.lookOnly)
    live(server, door, options.listeners ?? 64)
    if (options.login) await server.register(options.login)

    const root = resolve(options.dist)
    if (existsSync(resolve(root, 'index.html'))) {
      // The names of assets carry their hash; the page that names them is asked for anew each time.
      const assets = { root: resolve(root, 'assets'), prefix: '/assets/', immutable: true }
      await server.register(fastifyStatic, { ...assets, maxAge: '1y' })
      server.get('/', async (_request, reply) =>
        reply.sendFile('index.html', root, { maxAge: 0, immutable: false }),
      )
    } else
      server.get('/', async (_request, reply) =>
        reply.code(404).send({ error: 'The console page is not built: run `npx vite build`.' }),
      )
  }
}
