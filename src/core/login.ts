/** Who may come in to the console by a login, out of hikeshi.yaml; the secret comes from the environment. */
export interface LoginPolicy {
  /** An OpenID Connect provider, e.g. https://slack.com. */
  readonly issuer: string
  readonly clientId: string
  /** `<team>/<user>` by the provider's `sub`, or by an e-mail address that it has verified. */
  readonly people: { readonly [claim: string]: string }
}

/** What a provider says of somebody, once its signature was checked. */
export type Claims = { readonly sub: string; readonly [claim: string]: unknown }

const slack = 'https://slack.com'

/**
 * The person behind a login; undefined: the policy names nobody for it. Slack says team and user itself
 * (https://docs.slack.dev/authentication/sign-in-with-slack); of others only `sub` and verified addresses count, since
 * people can often set the rest themselves.
 */
export function personOf({ issuer, people }: LoginPolicy, claims: Claims): string | undefined {
  const named = (claim: string) => (Object.hasOwn(people, claim) ? people[claim] : undefined)
  const { sub, email, email_verified: verified } = claims
  const address = typeof email === 'string' && verified === true ? email.toLowerCase() : undefined
  const known = named(sub) ?? (address === undefined ? undefined : named(address))
  if (known !== undefined || issuer.replace(/\/$/, '') !== slack) return known
  const [team, user] = [claims[`${slack}/team_id`], claims[`${slack}/user_id`]]
  return typeof team === 'string' && typeof user === 'string' ? `${team}/${user}` : undefined
}

/** As long as a shift and its hand-over; then the provider is asked again. */
export const sessionHours = 12

/** Who is signed in. Only a digest of each token is kept: a copy of the store opens no session. */
export interface Sessions {
  /** Answers the token for the browser: 43 characters of base64url. */
  readonly open: (who: string) => Promise<string>
  /** `<team>/<user>`; undefined where there is no such session, or it is over. */
  readonly who: (token: string) => Promise<string | undefined>
  readonly end: (token: string) => Promise<void>
}
