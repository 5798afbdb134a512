import type { Config } from './config.ts'
import type { Person } from './core/people.ts'
import { namesRealAccounts, type Policy, rolesOf } from './core/policy.ts'

/** The two people of the console in local mode: one asks, the other approves. */
const local = { responder: 'local/responder', approver: 'local/approver' } as const

export function makePolicy({ file }: Config): Policy {
  const none = { viewer: [], responder: [], approver: [], lead: [], admin: [] }
  const { viewer, responder, approver, lead, admin } = file.people ?? none
  // Where real accounts are named, nobody acts without having proved who they are.
  const open = Object.keys(file.accounts).length === 0
  return {
    correlateMinutes: file.correlateMinutes,
    accounts: file.accounts,
    posture: file.posture,
    audit: file.audit,
    silence: file.silence,
    guardduty: file.guardduty,
    people: {
      viewer: [...viewer, local.responder, local.approver],
      responder: open ? [...responder, local.responder] : responder,
      approver: open ? [...approver, local.approver] : approver,
      lead,
      admin,
    },
    principals: file.principals,
    approvals: file.approvals,
    expiresMinutes: file.expiresMinutes,
    remindHours: file.remindHours,
    rules: file.rules,
    settings: file.settings,
    channels: file.channels,
    routes: file.routes,
    severities: file.severities,
    owners: file.owners,
    oncall: file.oncall,
    updates: file.updates,
    clocks: file.clocks,
  }
}

export const localPeople = (policy: Policy): Person[] =>
  (namesRealAccounts(policy) ? [local.responder] : [local.responder, local.approver]).map((id) => ({
    id,
    locale: 'en',
    roles: rolesOf(policy, id),
  }))
