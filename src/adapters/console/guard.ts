import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ConsoleOptions } from './door.ts'

const csp = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders = {
  'content-security-policy': csp,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The door of the console, also on loopback: any page in the same browser can send requests to 127.0.0.1. */
export function guard(server: FastifyInstance, options: ConsoleOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    const no = knownHost(request, options.hosts) ?? ownPage(request, options)
    if (no !== undefined) return reply.code(no.status).send({ error: no.error })
  })
}

type No = { readonly status: number; readonly error: string } | undefined

/** DNS rebinding: a foreign name that resolves to this address arrives with that name as Host. */
function knownHost(request: FastifyRequest, hosts: readonly string[]): No {
  const host = (request.headers.host ?? '').toLowerCase()
  const name = host.replace(/:\d+$/, '')
  if (hosts.some((known) => known.toLowerCase() === host || known.toLowerCase() === name)) return
  return { status: 403, error: 'This console is not served under that host name.' }
}

/** Cross-site request forgery: only our own page may read the API, and only it may change anything. */
function ownPage(request: FastifyRequest, { origins }: ConsoleOptions): No {
  const { headers, method } = request
  const site = headers['sec-fetch-site']
  // A link from chat may lead to the page itself; nothing else may be fetched from another site.
  const arriving = method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !arriving)
    return { status: 403, error: 'Requests from other sites are refused.' }
  if (method === 'GET' || method === 'HEAD') return
  const own = origins ?? [`http://${headers.host}`, `https://${headers.host}`]
  if (headers.origin === undefined || !own.includes(headers.origin))
    return { status: 403, error: 'Only the console page itself may send this (Origin).' }
  if (headers['x-hikeshi-console'] !== '1')
    return {
      status: 403,
      error: 'Only the console page itself may send this (x-hikeshi-console).',
    }
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return { status: 415, error: 'Send application/json.' }
}
