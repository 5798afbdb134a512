import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server'
import type { Link, Passkey } from '../../core/passkey.ts'

/** Loaded when the first page is asked for: it takes a second and some memory, and most bots never need it. */
const webauthn = () => import('@simplewebauthn/server')

const timeout = 120_000

/** What the browser is asked for. The challenge is the link's own, so that a signature is good for that link alone. */
export async function optionsFor(link: Link, origin: string, keys: readonly Passkey[]) {
  const { generateAuthenticationOptions, generateRegistrationOptions } = await webauthn()
  const challenge = new Uint8Array(Buffer.from(link.challenge, 'base64url'))
  const rpID = new URL(origin).hostname
  const known = keys.map(({ id, transports }) => ({ id, transports: [...transports] }))
  return link.purpose.kind === 'register'
    ? generateRegistrationOptions({
        rpName: 'Hikeshi',
        rpID,
        userName: link.who,
        userDisplayName: link.who,
        challenge,
        timeout,
        excludeCredentials: known,
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      })
    : generateAuthenticationOptions({
        rpID,
        challenge,
        timeout,
        allowCredentials: known,
        userVerification: 'required',
      })
}

/** The new passkey; undefined where what was sent is no answer to this link. */
export async function registration(link: Link, origin: string, response: RegistrationResponseJSON) {
  const { verifyRegistrationResponse } = await webauthn()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    ...expected(link, origin),
  }).catch(refused)
  if (!verified || registrationInfo === undefined) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: (response.response.transports ?? []).map((name) => name.slice(0, 20)).slice(0, 8),
  }
}

/** The passkey that signed, and its new count; undefined where it is none of these, or signed something else. */
export async function assertion(
  link: Link,
  origin: string,
  response: AuthenticationResponseJSON,
  keys: readonly Passkey[],
) {
  const key = keys.find(({ id }) => id === response.id)
  if (key === undefined) return undefined
  const { verifyAuthenticationResponse } = await webauthn()
  const credential: WebAuthnCredential = {
    id: key.id,
    publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
    counter: key.counter,
  }
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    credential,
    ...expected(link, origin),
  }).catch(refused)
  if (!verified || authenticationInfo === undefined) return undefined
  return { id: key.id, counter: authenticationInfo.newCounter }
}

const expected = (link: Link, origin: string) => ({
  expectedChallenge: link.challenge,
  expectedOrigin: origin,
  expectedRPID: new URL(origin).hostname,
  requireUserVerification: true,
})

/** The library throws for everything that is not as expected; what came from outside is never a fault of ours. */
const refused = (): { verified: false; registrationInfo?: never; authenticationInfo?: never } => ({
  verified: false,
})
