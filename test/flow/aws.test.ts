import { describe, expect, it } from 'vitest'
import type { Policy } from '../../src/core/policy.ts'
import { mayReach } from '../../src/flow/aws.ts'
import { finding, incident } from '../view/incidents.ts'

const policy = (accounts: Policy['accounts']): { policy: Policy } => ({
  policy: {
    accounts,
    people: { viewer: [], responder: [], approver: [], lead: [], admin: [] },
    approvals: { low: 1, medium: 1, high: 1 },
    expiresMinutes: 30,
    channels: [],
  },
})
const inRegion = policy({ [finding.account]: { regions: [finding.region] } })
const elsewhere = policy({ [finding.account]: { regions: ['eu-west-1'] } })

describe('what the bot may reach', () => {
  it('is an account that is named, everywhere or in its regions', () => {
    expect(mayReach(policy({ [finding.account]: {} }), incident())).toBeUndefined()
    expect(mayReach(inRegion, incident())).toBeUndefined()
  })

  it('is no other region of it', () => {
    expect(mayReach(elsewhere, incident())).toEqual({
      refused: 'account-not-configured',
      account: '111122223333 (us-east-1)',
    })
  })

  it('is no account that is not named, whatever it calls itself', () => {
    for (const account of ['444455556666', 'constructor', '__proto__'])
      expect(mayReach(inRegion, incident([], { finding: { ...finding, account } }))).toEqual({
        refused: 'account-not-configured',
        account,
      })
  })

  it('is the simulated account of a sample and a drill, whatever is configured', () => {
    expect(mayReach(elsewhere, incident([], { drill: true }))).toBeUndefined()
    const sample = incident([], { finding: { ...finding, sample: true } })
    expect(mayReach(policy({}), sample)).toBeUndefined()
  })
})
