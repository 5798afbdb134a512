import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { makeBuckets } from '../../core/bucket.ts'

/** So often one address may be turned away: at once, and in the long run. Nobody who is let in comes near it. */
const turnedAway = { burst: 120, perSecond: 2 }
const refusals = new Set([401, 403, 404, 410])
/** For whoever watches the bot; the load balancer lets nobody else at them. */
const watched = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * Whoever is turned away too often from one address is answered 429 before anything is looked up for them. An event with a key
 * and a request with Slack's signature are never answered so: they show who they are, whatever else comes from their address.
 */
export function limitStrangers(
  server: FastifyInstance,
  options: { readonly showsWho: (request: FastifyRequest) => boolean; readonly now: () => number },
): void {
  const addresses = makeBuckets(turnedAway, options.now)
  const refuse = (reply: FastifyReply, seconds: number) =>
    reply.code(429).header('retry-after', String(seconds)).type('application/json; charset=utf-8')
  const words = (seconds: number) => ({
    error: `Too many requests from this address were turned away. Try again in ${seconds} s.`,
  })
  const exempt = (request: FastifyRequest) => watched.has(request.url) || options.showsWho(request)

  server.addHook('onRequest', async (request, reply) => {
    const seconds = exempt(request) ? 0 : addresses.wait(networkOf(request.ip))
    if (seconds > 0) return refuse(reply, seconds).send(words(seconds))
    return undefined
  })
  // A signature is known to be forged only once the body was read.
  server.addHook('onSend', async (request, reply, payload) => {
    if (watched.has(request.url) || !refusals.has(reply.statusCode)) return payload
    const seconds = addresses.take(networkOf(request.ip))
    if (seconds === 0) return payload
    refuse(reply, seconds).removeHeader('content-length')
    return JSON.stringify(words(seconds))
  })
}

/** Whoever has an address of IPv6 has 2^64 of them: they count as one. */
function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:([\d.]+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = ip.split('::')
  const groups = head === '' ? [] : head.split(':')
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0', '0']
  return filled.slice(0, 4).join(':')
}
