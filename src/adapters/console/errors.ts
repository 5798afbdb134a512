import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Refusal } from '../../core/refusal.ts'
import { isRefusal } from '../../core/refusal.ts'

/** A bad request, named so that its field can be told. Thrown by readers, answered by the boundary below. */
export class BadRequest extends Error {
  readonly field: string
  readonly expected: string
  constructor(field: string, expected: string) {
    super(`${field}: ${expected}`)
    this.field = field
    this.expected = expected
  }
}

/** The value as the schema has it, or a 400 that names the first field that is not. */
export function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const { path = [], message = 'something else' } = error.issues[0] ?? {}
  // What it is said in says "expected" already.
  throw new BadRequest(path.join('.') || 'body', message.replace(/^Invalid input: expected /, ''))
}

/** One person asks more often than any page does. */
export class TooMany extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super(`too many requests; again in ${seconds} s`)
    this.seconds = seconds
  }
}

const statusOf = (refusal: Refusal): number =>
  ({ 'not-found': 404, 'bad-input': 400, 'not-signed-in': 401 })[refusal.refused as string] ?? 403

/** The one boundary of this transport: what was expected is answered in words, a surprise by a reference id. */
export function boundary(
  server: FastifyInstance,
  say: (refusal: Refusal, request: FastifyRequest) => string,
): void {
  server.setErrorHandler((cause: Error & { statusCode?: number }, request, reply) => {
    // A file that fails half-way has set its own type already.
    reply.type('application/json; charset=utf-8')
    if (cause instanceof BadRequest) {
      const { field, expected } = cause
      const error = say({ refused: 'bad-input', field, expected }, request)
      return reply.code(400).send({ error, field })
    }
    if (cause instanceof TooMany) {
      const because = {
        en: `you ask too often. Wait ${cause.seconds} s and try again.`,
        ja: `リクエストが多すぎます。${cause.seconds} 秒待ってからもう一度試してください。`,
      }
      reply.code(429).header('retry-after', String(cause.seconds))
      return reply.send({ error: say({ refused: 'not-possible', because }, request) })
    }
    if (cause instanceof Refused) {
      const { refusal } = cause
      return reply
        .code(statusOf(refusal))
        .send({ error: say(refusal, request), refused: refusal.refused })
    }
    // Fastify's own: broken JSON, too large a body, an unknown media type.
    const status = cause.statusCode ?? 500
    if (status >= 400 && status < 500)
      return reply.code(status).send({ error: cause.message, field: 'body' })
    const reference = randomUUID().slice(0, 8)
    request.log.error({ err: cause, reference }, 'console: request failed')
    return reply
      .code(500)
      .send({ error: `Something went wrong here. Reference: ${reference}`, reference })
  })
}

/** A refusal on its way to the boundary, where a route cannot go on. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

export function orRefuse<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Refused(answer)
  return answer
}
