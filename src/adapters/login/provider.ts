import type { Configuration } from 'openid-client'
import type { Claims } from '../../core/login.ts'

export interface ProviderOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends people back to. */
  readonly redirectUri: string
}

/** What an attempt to sign in must bring back; each is good for one attempt, and lives in the browser that made it. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Loaded, and the provider's document read, when the first person signs in; again if that failed. */
export function makeProvider({ issuer, clientId, clientSecret, redirectUri }: ProviderOptions) {
  const library = () => import('openid-client')
  let known: Promise<Configuration> | undefined
  const discovered = (): Promise<Configuration> => {
    known ??= discover().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  async function discover(): Promise<Configuration> {
    const oidc = await library()
    // A provider without TLS is for trying things out on one machine.
    const execute = isLocal(issuer) ? [oidc.allowInsecureRequests] : []
    return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
      timeout: 10,
    })
  }

  return {
    /** Where to send somebody who wants to sign in. */
    begin: async (): Promise<{ url: URL; attempt: Attempt }> => {
      const oidc = await library()
      const config = await discovered()
      const attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url, attempt }
    },
    /** Who came back; throws for everything that is not the answer to this attempt. `query`: as it stands in the address. */
    finish: async (query: string, { state, nonce, verifier }: Attempt): Promise<Claims> => {
      const oidc = await library()
      const tokens = await oidc.authorizationCodeGrant(
        await discovered(),
        new URL(`${redirectUri}${query}`),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('the provider sent no ID token')
      return claims
    },
  }
}

function isLocal(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
