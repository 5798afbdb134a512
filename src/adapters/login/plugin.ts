import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Claims } from '../../core/login.ts'
import { attempt, cookie, drop, keep, session } from './cookies.ts'
import { makeProvider, type ProviderOptions } from './provider.ts'

/** What signing in asks of the bot; `src/console.ts` wires it. Pages are HTML. */
export interface LoginDoor {
  /** Keeps and journals it; a token for the browser, or why not. */
  readonly enter: (
    claims: Claims,
  ) => Promise<{ readonly token: string; readonly seconds: number } | { readonly page: string }>
  readonly leave: (token: string) => Promise<void>
  /** Told in the languages there are: nobody is known yet. */
  readonly page: (words: 'failed' | 'away' | 'out') => string
  readonly log: (message: string, fields: object) => void
}

const attemptSeconds = 600

/** `/login`, the way back from the provider, and out again. To be registered inside of the console: its guard holds here, too. */
export function loginPlugin(
  options: Omit<ProviderOptions, 'redirectUri'> & { readonly url: string },
  door: LoginDoor,
): FastifyPluginAsync {
  const provider = makeProvider({ ...options, redirectUri: `${options.url}/login/back` })
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
    const html = (reply: FastifyReply, status: number, body: string) =>
      reply.code(status).type('text/html; charset=utf-8').send(body)

    server.get('/login', async (_request, reply) => {
      try {
        const { url, attempt: made } = await provider.begin()
        const value = `${made.state}.${made.nonce}.${made.verifier}`
        reply.header('set-cookie', keep(attempt, value, attemptSeconds))
        return reply.redirect(url.href)
      } catch (error) {
        door.log('the login provider does not answer', { error: String(error) })
        return html(reply, 502, door.page('away'))
      }
    })

    server.get('/login/back', async (request, reply) => {
      const held = cookie(request.headers.cookie, attempt)?.split('.') ?? []
      reply.header('set-cookie', drop(attempt))
      const [state, nonce, verifier] = held
      if (!state || !nonce || !verifier) return html(reply, 403, door.page('failed'))
      let claims: Claims
      try {
        const { search } = new URL(request.url, options.url)
        claims = await provider.finish(search, { state, nonce, verifier })
      } catch (error) {
        door.log('somebody could not be signed in', { error: String(error) })
        return html(reply, 403, door.page('failed'))
      }
      const entered = await door.enter(claims)
      if ('page' in entered) return html(reply, 403, entered.page)
      // A fresh token each time: what stood in the browser before is worth nothing.
      reply.header('set-cookie', keep(session, entered.token, entered.seconds))
      return reply.redirect('/')
    })

    server.get('/login/out', async (_request, reply) => html(reply, 200, door.page('out')))
    server.post('/api/sign-out', async (request, reply) => {
      const token = cookie(request.headers.cookie, session)
      if (token !== undefined) await door.leave(token)
      reply.header('set-cookie', drop(session))
      return { signedOut: true }
    })
  }
}

/** The session's token in a request, as the browser sent it. */
export const tokenOf = (header: string | undefined): string | undefined => cookie(header, session)
