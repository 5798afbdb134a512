import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Person } from '../../core/people.ts'
import type { Span } from '../../core/trail.ts'
import type { App, Route } from '../../kit/index.ts'
import { limitStrangers } from './limits.ts'
import type { Metrics } from './metrics.ts'

const twoMiB = 2 * 1024 * 1024

export interface ServerOptions {
  readonly routes: Iterable<Route>
  readonly app: App
  readonly keyFits: (given: unknown) => boolean
  /** Whom a guarded request is from; routes with an ingest key are nobody's. */
  readonly nobody: Person
  /** Is the database away (as opposed to: is there a fault of ours)? */
  readonly storeIsAway: (error: unknown) => boolean
  readonly ready: () => Promise<void>
  readonly metrics: Metrics
  /** Each answer is a span; left out: no traces. */
  readonly span?: Span | undefined
  /** How many proxies stand in front, each of which adds an address to X-Forwarded-For; default 0: the header is not believed. */
  readonly proxies?: number
  readonly now?: () => number
  /** A request that has not arrived by then is given up; default 30 s. */
  readonly requestMs?: number
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: object,
  ) => void
}

/** The one HTTP server. It listens elsewhere; tests call `inject`. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { app, log, metrics, span, requestMs = 30_000, proxies = 0 } = options
  const server = fastify({
    bodyLimit: twoMiB,
    requestTimeout: requestMs,
    // Without these, headers alone may take a minute, and Node looks for what takes too long every 30 s only.
    http: { headersTimeout: requestMs, connectionsCheckingInterval: requestMs / 3 },
    // The address that the outermost of ours saw; what stands before it in the header anybody may have written.
    trustProxy: (_address: string, hop: number) => hop < proxies,
    logger: false,
    forceCloseConnections: 'idle',
  })

  limitStrangers(server, {
    now: options.now ?? Date.now,
    showsWho: ({ headers, url }) =>
      options.keyFits(headers['x-hikeshi-key']) ||
      (url === '/slack/events' && headers['x-slack-signature'] !== undefined),
  })
  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) =>
    fail(error, request, reply),
  )
  server.setNotFoundHandler((_, reply) =>
    reply.code(404).send({ error: 'there is nothing at this path' }),
  )

  function fail(
    error: Error & { statusCode?: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const { statusCode: status = 500 } = error
    if (status < 500) return reply.code(status).send({ error: error.message })
    const reference = randomUUID().slice(0, 8)
    const away = options.storeIsAway(error)
    log(away ? 'warn' : 'error', away ? 'the store is away' : 'a request failed', {
      reference,
      url: request.routeOptions.url,
      error: error.stack,
    })
    if (away)
      return reply
        .code(503)
        .header('retry-after', '5')
        .send({ error: 'the store is away; try again', reference })
    return reply.code(500).send({ error: 'something went wrong on our side', reference })
  }

  server.register(async (scope) => {
    // JSON is parsed by us: the body is kept as it came, and only what is JSON by name is taken (415 otherwise).
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    for (const route of options.routes) addRoute(scope, route)
  })

  function addRoute(scope: FastifyInstance, route: Route): void {
    scope.route({
      method: route.method,
      url: route.path,
      onRequest: async (request, reply) => {
        if (route.guard === 'ingest-key' && !options.keyFits(request.headers['x-hikeshi-key'])) {
          metrics.answered(route.id, 403)
          return reply.code(403).send({ error: 'x-hikeshi-key: missing or not a key of this bot' })
        }
        return undefined
      },
      onResponse: async (_request, reply) => {
        if (reply.statusCode !== 403) metrics.answered(route.id, reply.statusCode)
      },
      handler: async (request, reply) => {
        const raw = typeof request.body === 'string' ? request.body : ''
        const parsed = route.method === 'POST' ? parseJson(raw) : { body: undefined }
        if ('fault' in parsed)
          return reply.code(400).send({ error: `body: ${parsed.fault}`, field: 'body' })
        const { params, query } = request as {
          params: Record<string, string>
          query: Record<string, string>
        }
        const ask = { app, person: options.nobody, params, query, body: parsed.body, raw }
        const name = `${route.method} ${route.path}`
        const answer =
          span === undefined
            ? await route.run(ask)
            : await span(name, { 'http.route': route.path }, async (note) => {
                const given = await route.run(ask)
                note({ 'http.response.status_code': given.status })
                return given
              })
        if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter))
        return reply.code(answer.status).send(answer.body)
      },
    })
  }

  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    try {
      await options.ready()
      return { status: 'ready' }
    } catch (error) {
      log('warn', 'not ready', { error: String(error) })
      return reply
        .code(503)
        .header('retry-after', '5')
        .send({ status: 'not ready: the store does not answer' })
    }
  })
  server.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  )
  return server
}

function parseJson(raw: string): { body: unknown } | { fault: string } {
  if (raw === '') return { fault: 'is empty; expected one JSON object' }
  try {
    return { body: JSON.parse(raw) as unknown }
  } catch {
    return { fault: 'is not JSON' }
  }
}
