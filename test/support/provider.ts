import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './passkey.ts'

/** A whole OpenID Connect provider of the machine's own. Whatever name somebody types is who they are; `no-` addresses are not verified. */
export async function startProvider(back: string) {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const client = { client_id: 'hikeshi', client_secret: 'a-secret-of-the-client-0123456789' }
  const provider = new Provider(issuer, {
    clients: [
      { ...client, redirect_uris: [back], token_endpoint_auth_method: 'client_secret_post' },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only-for-tests'] },
    pkce: { required: () => true },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        email: `${id}@example.com`,
        email_verified: !id.startsWith('no-'),
      }),
    }),
  })
  const answer = provider.callback()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(port, 'localhost', done))
  return {
    issuer,
    secret: client.client_secret,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Proves to the provider to be somebody, as a browser would; answers the query it sends them back with, unused. */
export async function proveTo(asked: URL, name: string, back: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = asked
  let form: Record<string, string> | undefined
  const forms = [{ prompt: 'login', login: name, password: 'any' }, { prompt: 'consent' }]
  for (let hops = 0; hops < 20; hops++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [key = '', ...value] = (set.split(';')[0] ?? '').split('=')
      jar.set(key, value.join('='))
    }
    const next = answer.headers.get('location')
    // A page instead of a redirect: it asks for something.
    form = next === null ? forms.shift() : undefined
    if (next !== null) at = new URL(next, at)
    if (at.href.startsWith(back)) return at.search
  }
  throw new Error(`The provider did not come back: ${at.href}`)
}
