import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Link } from '../../core/passkey.ts'
import { assertion, optionsFor, registration } from './ceremony.ts'
import type { PasskeyDoor } from './door.ts'

/** Strict enough that the page needs nothing but its own two scripts, its style and the way back. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const text = z.string().max(20_000)
const common = { id: text, rawId: text, type: z.literal('public-key') }
const extensions = { clientExtensionResults: z.object({}).default({}) }
const made = z.object({
  ...common,
  ...extensions,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string()).max(16).default([]),
  }),
})
const signed = z.object({
  ...common,
  ...extensions,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
})

const bundle = import.meta.resolve('@simplewebauthn/browser')
const assets = {
  'page.js': ['text/javascript', join(import.meta.dirname, 'page/page.js')],
  'page.css': ['text/css', join(import.meta.dirname, 'page/page.css')],
  'webauthn.js': ['text/javascript', new URL('../dist/bundle/index.umd.min.js', bundle).pathname],
} as const

/** `/step-up/<token>`: where somebody proves with a passkey that it is them. `origin` is how people reach this bot. */
export function passkeyPlugin(origin: string, door: PasskeyDoor): FastifyPluginAsync {
  return async (server) => {
    server.addHook('onRequest', async (_request, reply) => void reply.headers(headers))
    for (const [name, [type, file]] of Object.entries(assets)) {
      const body = await readFile(file, 'utf8')
      server.get(`/step-up/assets/${name}`, async (_request, reply) =>
        reply.type(`${type}; charset=utf-8`).send(body),
      )
    }
    const html = (reply: FastifyReply, status: number, body: string) =>
      reply.code(status).type('text/html; charset=utf-8').send(body)

    // Looking uses nothing up: chats and mail filters open links before people do.
    server.get<{ Params: { token: string } }>('/step-up/:token', async (request, reply) => {
      const link = await door.look(request.params.token)
      if (link === undefined) return html(reply, 410, door.gone())
      const options = await optionsFor(link, origin, await door.keys(link.who))
      return html(reply, 200, await door.page(link, options))
    })

    server.post<{ Params: { token: string } }>(
      '/step-up/:token',
      { bodyLimit: 64 * 1024 },
      async (request, reply) => {
        if (request.headers.origin !== origin)
          return reply.code(403).send({ text: 'Only the page itself may send this (Origin).' })
        const link = await door.take(request.params.token)
        if (link === undefined) return reply.code(410).send({ gone: true })
        const result = await answered(link, request.body)
        return 'refused' in result ? reply.code(403).send({ text: result.refused }) : result
      },
    )

    async function answered(link: Link, body: unknown) {
      if (link.purpose.kind === 'register') {
        const { data } = made.safeParse(body)
        const key = data && (await registration(link, origin, data))
        const refused = key ? await door.registered(link, key) : await door.failed(link)
        return refused === undefined ? done(link, key) : { refused }
      }
      const { data } = signed.safeParse(body)
      const key = data && (await assertion(link, origin, data, await door.keys(link.who)))
      const refused = key ? await door.proved(link, key) : await door.failed(link)
      return refused === undefined ? done(link, key) : { refused }
    }
    const done = (link: Link, key: { id: string } | undefined) => ({
      done: true,
      text: door.done(link, key?.id ?? ''),
    })
  }
}
