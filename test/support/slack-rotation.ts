import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * Stands before an emulator of Slack as an app whose tokens rotate, which none of them knows: a refresh token is good once,
 * and what it gives replaces the pair. https://docs.slack.dev/authentication/using-token-rotation
 */
export async function startRotation(apiUrl: string, botToken: string) {
  const clientId = '1111.2222'
  const clientSecret = 'the-client-secret-of-the-tests'
  const given: string[] = []
  let good = ''
  let refresh = ''
  let refusal: string | undefined
  let renewals = 0
  let expired = 0
  /** Exchanges that wait until so many calls were told that their token has ended. */
  let crowd: { readonly size: number; readonly come: () => void } | undefined
  let crowded: Promise<void> = Promise.resolve()

  function give() {
    const nth = given.length
    good = `xoxe.xoxb-1-access-${nth}`
    refresh = `xoxe-1-refresh-${nth}`
    given.push(good, refresh)
    return { access_token: good, refresh_token: refresh, expires_in: 43_200, token_type: 'bot' }
  }

  async function exchange(asked: URLSearchParams): Promise<object> {
    await crowded
    if (refusal !== undefined) return { ok: false, error: refusal }
    if (asked.get('client_id') !== clientId) return { ok: false, error: 'invalid_client_id' }
    if (asked.get('client_secret') !== clientSecret)
      return { ok: false, error: 'bad_client_secret' }
    if (asked.get('grant_type') !== 'refresh_token' || asked.get('refresh_token') !== refresh)
      return { ok: false, error: 'invalid_refresh_token' }
    renewals += 1
    return { ok: true, ...give() }
  }

  async function take(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = asked
    const body = (await buffer(asked)).toString('utf8')
    const say = (said: object): void => {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    }
    if (path === '/api/oauth.v2.access') return say(await exchange(new URLSearchParams(body)))
    const token = headers.authorization?.replace('Bearer ', '') ?? ''
    const rotates = token.startsWith('xoxe.')
    if (rotates && token !== good) {
      expired += 1
      if (crowd && expired >= crowd.size) crowd.come()
      return say({ ok: false, error: 'token_expired' })
    }
    const { 'content-length': _length, ...kept } = headers
    const known = rotates ? { ...kept, authorization: `Bearer ${botToken}` } : kept
    const onward = request(new URL(path, apiUrl), { method, headers: known }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    onward.end(rotates ? body.replaceAll(token, botToken) : body)
  }

  const server = createServer((asked, answer) => void take(asked, answer))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const expire = (): void => {
    good = ''
    expired = 0
  }
  return {
    /** The app is installed (again): the environment of a bot that is given this pair. */
    install: () => {
      const { access_token, refresh_token } = give()
      refusal = undefined
      return {
        SLACK_BOT_TOKEN: access_token,
        SLACK_REFRESH_TOKEN: refresh_token,
        SLACK_CLIENT_ID: clientId,
        SLACK_CLIENT_SECRET: clientSecret,
        SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      }
    },
    /** Twelve hours have gone by. */
    expire,
    /** The same, and nothing is renewed before so many calls have found out. */
    expireFor(size: number): void {
      expire()
      crowded = new Promise((come) => (crowd = { size, come }))
    },
    refuse(code: string): void {
      refusal = code
    },
    heal(): void {
      refusal = undefined
    },
    renewals: () => renewals,
    secrets: () => [...given, clientSecret],
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
