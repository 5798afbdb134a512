import { describe, expect, it } from 'vitest'
import { isNamed, type RuledBy, rulingFor } from '../../src/core/rules.ts'

const policy: RuledBy = {
  approvals: { low: 1, medium: 1, high: 2 },
  expiresMinutes: 30,
  accounts: { '111111111111': { environment: 'production' }, '222222222222': {} },
  rules: [
    { playbook: 'isolate-instance', environment: 'production', approvers: ['lead'] },
    { environment: 'production', approvals: 3, approvers: ['approver'], breakGlass: [] },
    { risk: 'low', expiresMinutes: 240 },
  ],
}
const ask = (playbook: string, risk: 'low' | 'medium' | 'high', account = '111111111111') =>
  rulingFor(policy, { playbook, risk, account })

describe('the ruling on a run', () => {
  it('is made of the first rule that says each thing, and says which one that was', () => {
    expect(ask('isolate-instance', 'high')).toEqual({
      approvals: 3,
      approvers: ['lead'],
      expiresMinutes: 30,
      breakGlass: [],
      remindHours: 24,
      stepUp: false,
      by: {
        approvals: 2,
        approvers: 1,
        expiresMinutes: 0,
        breakGlass: 2,
        remindHours: 0,
        stepUp: 0,
      },
    })
  })

  it('is the default where no rule fits', () => {
    expect(ask('isolate-instance', 'high', '222222222222')).toMatchObject({
      approvals: 2,
      approvers: ['approver', 'lead'],
      breakGlass: ['lead'],
    })
    expect(ask('snapshot-volumes', 'low', '222222222222').expiresMinutes).toBe(240)
  })

  it('does not take an account by the name of a member of every object', () => {
    expect(ask('isolate-instance', 'high', 'constructor')).toMatchObject({ approvals: 2 })
  })
})

it('people are named by id or by role', () => {
  const lead = { id: 'T1/U1', locale: 'en', roles: ['viewer', 'lead'] } as const
  expect(isNamed(lead, ['lead'])).toBe(true)
  expect(isNamed(lead, ['T1/U1'])).toBe(true)
  expect(isNamed(lead, ['approver', 'T1/U2'])).toBe(false)
  expect(isNamed(lead, [])).toBe(false)
})
