import { Writable } from 'node:stream'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  type ConsoleDoor,
  type ConsoleOptions,
  consolePlugin,
} from '../../src/adapters/console/plugin.ts'
import { doorOf } from './console.ts'

const servers: FastifyInstance[] = []
export const closeConsoles = async (): Promise<void> => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
}

/** What the page sends with each change. */
export const page = { host: 'localhost', origin: 'http://localhost', 'x-hikeshi-console': '1' }

/** The console on a server that nobody can reach from outside, and what it logs. */
export function consoleOf(
  change: Partial<ConsoleDoor> = {},
  options: Partial<ConsoleOptions> = {},
) {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const server = Fastify({ logger: { level: 'error', stream } })
  servers.push(server)
  const made = doorOf(change)
  const all = { hosts: ['localhost', '127.0.0.1'], dist: 'nowhere', lookOnly: false, ...options }
  void server.register(consolePlugin(all, made.door))
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ url, headers: { host: 'localhost', ...headers } })
  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    server.inject({ method: 'POST', url, payload, headers: { ...page, ...headers } })
  return { ...made, server, lines, get, post }
}
