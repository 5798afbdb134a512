import { describe, expect, it } from 'vitest'
import { personOf } from '../../src/core/login.ts'
import { loginLacks, loginSchema } from '../../src/core/login-schema.ts'

const claims = {
  sub: 'U0ALICE',
  'https://slack.com/team_id': 'T0TEAM',
  'https://slack.com/user_id': 'U0ALICE',
}
const slack = { issuer: 'https://slack.com', clientId: 'c', people: {} }

describe('the person behind a login', () => {
  it('is who Slack says, of Slack alone', () => {
    expect(personOf(slack, claims)).toBe('T0TEAM/U0ALICE')
    expect(personOf({ ...slack, issuer: 'https://slack.com/' }, claims)).toBe('T0TEAM/U0ALICE')
    // Elsewhere somebody may have been able to write such a claim themselves.
    expect(personOf({ ...slack, issuer: 'https://idp.example.com' }, claims)).toBeUndefined()
    expect(personOf(slack, { sub: 'U0ALICE', 'https://slack.com/team_id': 7 })).toBeUndefined()
  })

  it('is named by sub or by a verified address, in whatever letters', () => {
    const { people } = loginSchema.parse({
      ...slack,
      people: { 'Alice@Example.com': 'T/U1', 'auth0|7': 'T/U2' },
    })
    const policy = { ...slack, issuer: 'https://idp.example.com', people }
    expect(personOf(policy, { sub: 'auth0|7' })).toBe('T/U2')
    const address = { sub: 'x', email: 'ALICE@example.com' }
    expect(personOf(policy, { ...address, email_verified: true })).toBe('T/U1')
    for (const email_verified of [false, undefined, 'true', 1])
      expect(personOf(policy, { ...address, email_verified }), `${email_verified}`).toBeUndefined()
    for (const sub of ['__proto__', 'constructor', 'toString'])
      expect(personOf(policy, { sub }), sub).toBeUndefined()
  })
})

describe('login: in hikeshi.yaml', () => {
  it.each([
    ['http://idp.example.com', /https:\/\/<host/],
    ['ftp://idp.example.com', /https:\/\/<host/],
    ['idp', /https:\/\/<host/],
  ])('does not take the issuer %s', (issuer, expected) => {
    const { error } = loginSchema.safeParse({ ...slack, issuer })
    expect(error?.issues[0]?.message).toMatch(expected)
    expect(error?.issues[0]?.path).toEqual(['issuer'])
  })

  it('names what is needed beside it', () => {
    expect(loginLacks({})).toContain('HIKESHI_URL')
    expect(loginLacks({ HIKESHI_URL: 'https://h.example.com' })).toBe('HIKESHI_OIDC_SECRET')
    expect(
      loginLacks({ HIKESHI_URL: 'https://h.example.com', HIKESHI_OIDC_SECRET: 's' }),
    ).toBeUndefined()
  })
})
