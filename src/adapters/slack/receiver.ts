import type { App, Receiver } from '@slack/bolt'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Log } from './door.ts'
import { cause } from './log.ts'
import type { Refusals } from './refusals.ts'
import { checkSignature } from './signature.ts'

export const slackPath = '/slack/events'
const mostBytes = 1024 * 1024

export interface HttpReceiver extends Receiver {
  readonly plugin: FastifyPluginAsync
}

/** Bolt's receiver on the bot's own Fastify server. The answer goes out at once; what follows from the request comes after. */
export function makeReceiver(
  secret: string,
  refusals: Refusals,
  track: (work: Promise<void>) => void,
  log: Log,
): HttpReceiver {
  let bolt: App | undefined

  /** What Slack is answered: nothing, or what a submitted view becomes. */
  function pass(
    body: Record<string, unknown>,
    headers: FastifyRequest['headers'],
  ): Promise<unknown> {
    const retry = Number(headers['x-slack-retry-num'])
    const { promise: answer, resolve } = Promise.withResolvers<unknown>()
    const work = (
      bolt?.processEvent({
        body,
        ack: async (said: unknown) => resolve(said),
        ...(Number.isInteger(retry) && { retryNum: retry }),
      }) ?? Promise.resolve()
    )
      .catch((error: unknown) => log('error', 'slack: a request failed', { cause: cause(error) }))
      .finally(() => resolve(undefined))
    track(work)
    return answer
  }

  const plugin: FastifyPluginAsync = async (server) => {
    // The signature is over the bytes, so nothing may parse them first. Encapsulated: other routes keep their parsers.
    server.removeAllContentTypeParsers()
    server.addContentTypeParser(
      ['application/json', 'application/x-www-form-urlencoded'],
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_request, body, done) => done(null, body),
    )
    server.post(slackPath, { bodyLimit: mostBytes }, async (request, reply) => {
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const form = new URLSearchParams(isForm(request) ? raw.toString('utf8') : '')
      if (form.get('ssl_check') === '1') return reply.code(200).send()
      const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } =
        request.headers
      const forgery = checkSignature(secret, { timestamp, signature }, raw, Date.now() / 1000)
      if (forgery) {
        await refusals.refuse(forgery, { by: `http/${request.ip}`, action: slackPath })
        return reply.code(401).send()
      }
      const body = parse(request, raw, form)
      if (body === undefined) return reply.code(400).send()
      if (body['type'] === 'url_verification')
        return reply.code(200).type('text/plain').send(String(body['challenge']))
      return reply.code(200).send(await pass(body, request.headers))
    })
  }

  return {
    plugin,
    init: (app) => {
      bolt = app
    },
    start: async () => {},
    stop: async () => {},
  }
}

const isForm = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false

/** Events are JSON; interactions are a form with JSON in `payload`; a command is a form. */
function parse(
  request: FastifyRequest,
  raw: Buffer,
  form: URLSearchParams,
): Record<string, unknown> | undefined {
  const json = isForm(request) ? form.get('payload') : raw.toString('utf8')
  if (json === null) return Object.fromEntries(form)
  try {
    const body: unknown = JSON.parse(json)
    return typeof body === 'object' && body !== null ? { ...body } : undefined
  } catch {
    return undefined
  }
}
