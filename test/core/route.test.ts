import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Policy } from '../../src/core/policy.ts'
import { ownersOf, type Route, rated, routingOf, type When } from '../../src/core/route.ts'
import { tagsIn } from '../../src/core/tags.ts'
import { finding } from '../support/finding.ts'

const policy: Policy = {
  accounts: {
    '111122223333': { environment: 'production', ou: 'root/shop/production', owner: 'shop' },
  },
  people: { viewer: [], responder: [], approver: [], lead: [], admin: [] },
  approvals: { low: 1, medium: 1, high: 1 },
  expiresMinutes: 30,
  channels: [
    { id: 'C1', locale: 'en' },
    { id: 'C2', locale: 'ja', from: 'high' },
  ],
  owners: { tag: 'team', ids: { shop: 'S0SHOP', pay: 'U0PAY' } },
}
const told = (routes: readonly Route[], of: Finding = finding) =>
  routingOf({ ...policy, routes }, { finding: of }).channels.map(({ id }) => id)
/** C1 if it fits, C2 if not. */
const fits = (when: When, of: Finding = finding) =>
  told(
    [
      { when, to: ['C1'] },
      { when: {}, to: ['C2'] },
    ],
    { ...of, severity: 'high' },
  )[0] === 'C1'

describe('routes', () => {
  it('tell every channel where none fits, and each only what is grave enough for it', () => {
    expect(told([])).toEqual(['C1', 'C2'])
    expect(told([], { ...finding, severity: 'medium' })).toEqual(['C1'])
    expect(told([{ when: { region: ['us-east-1'] }, to: [] }])).toEqual(['C1', 'C2'])
  })

  it('end with the first that fits, unless it says to go on', () => {
    const both = [
      { when: { type: ['UnauthorizedAccess:*'] }, to: ['C1'] },
      { when: {}, to: ['C2'] },
    ]
    expect(told(both)).toEqual(['C1'])
    expect(told(both.map((route) => ({ ...route, continue: true })))).toEqual(['C1', 'C2'])
    expect(told([{ when: {}, to: [] }])).toEqual([])
  })

  it.each<[string, When, boolean]>([
    ['a severity at least', { from: 'high' }, true],
    ['a graver one', { from: 'critical' }, false],
    ['an account', { account: ['1111*'] }, true],
    ['another account', { account: ['222222222222'] }, false],
    ['an organizational unit', { ou: ['root/shop/*'] }, true],
    ['another one', { ou: ['root/lab*'] }, false],
    ['an environment', { environment: ['staging', 'production'] }, true],
    ['a region', { region: ['eu-*'] }, true],
    ['a type by its middle', { type: ['*EC2/SSH*'] }, true],
    ['a type to its end', { type: ['*SSH'] }, false],
    ['a type whole', { type: ['UnauthorizedAccess:EC2/SSHBruteForce'] }, true],
    ['all parts', { account: ['*'], region: ['us-*'] }, false],
    ['a tag', { tag: { team: ['pay*'] } }, true],
    ['a tag of another value', { tag: { team: ['shop'] } }, false],
    ['a tag that is not there', { tag: { owner: ['*'] } }, false],
  ])('know %s', (_, when, right) => {
    expect(fits(when, { ...finding, tags: ['team=pay', 'team2=shop'] })).toBe(right)
  })

  it('do not take a star for two things at once, nor a dot for anything', () => {
    expect(fits({ type: ['Unauthorized*dAccess*'] })).toBe(false)
    expect(fits({ region: ['eu.west.1'] })).toBe(false)
  })

  it('say which part of each did not fit', () => {
    const routes = [
      { when: { region: ['us-*'] }, to: [] },
      { when: { tag: { team: ['x'] } }, to: [] },
      { when: { type: ['*'] }, to: ['C2'] },
    ]
    const routing = routingOf({ ...policy, routes }, { finding: { ...finding, severity: 'low' } })
    expect(routing).toMatchObject({
      steps: [{ route: 1, missed: 'region' }, { route: 2, missed: 'tag team' }, { route: 3 }],
      fellThrough: false,
      channels: [],
      spared: [{ id: 'C2', from: 'high' }],
    })
  })
})

describe('the owner', () => {
  it('is whom the tag names in the deployed map, and else the account’s', () => {
    expect(ownersOf(policy, { finding: { ...finding, tags: ['team=pay'] } })).toEqual(['U0PAY'])
    expect(ownersOf(policy, { finding })).toEqual(['S0SHOP'])
  })

  it.each(['<!channel>', 'U0EVIL', 'constructor', '__proto__'])(
    'is never what a tag says: %s',
    (value) => {
      const of = { finding: { ...finding, tags: [`team=${value}`] } }
      expect(ownersOf(policy, of)).toEqual(['S0SHOP'])
    },
  )
})

describe('a severity of our own', () => {
  it('is that of the first override that fits, and the source’s stays to be read', () => {
    const own = rated(
      {
        ...policy,
        severities: [
          { when: { type: ['Recon*'] }, severity: 'low' },
          { when: { environment: ['production'] }, severity: 'critical' },
        ],
      },
      finding,
    )
    expect(own.severity).toBe('critical')
    expect(own.facts[0]).toMatchObject({ value: 'high' })
    expect(rated(policy, finding)).toBe(finding)
  })
})

describe('tags', () => {
  it('are found in AWS’s pairs and in its maps, wherever they are', () => {
    const detail = {
      resource: { instanceDetails: { tags: [{ key: 'team', value: 'pay' }, { key: 'odd' }] } },
      Resources: [{ Tags: { env: 'prod', n: 1 } }, { Tags: [{ Key: 'team', Value: 'shop' }] }],
    }
    expect(tagsIn(detail)).toEqual(['team=pay', 'env=prod', 'team=shop'])
  })
})
