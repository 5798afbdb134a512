import type { RulingOn, Says } from '../core/rules.ts'
import type { Phrases } from '../locales/en.ts'
import { named } from './refusal.ts'
import { code } from './text.ts'

/** What somebody may, and which rule of hikeshi.yaml says so. */
export function rulingText(it: RulingOn, say: Phrases): string {
  const { policy, lists, people, plan } = say
  const all = (names: readonly string[]) =>
    names.map((one) => named(one, say)).join(lists.comma) || policy.nobody
  const by = (what: keyof Says) => (it.by[what] === 0 ? policy.default : policy.rule(it.by[what]))
  const may = (what: string, allowed: boolean) => (allowed ? policy.may(what) : policy.mayNot(what))
  const roles = it.roles.map((role) => people[role]).join(lists.comma) || policy.nobody
  return [
    policy.title(named(it.who, say), code(it.playbook, 60), code(it.account, 20)),
    policy.roles(roles),
    may(policy.asks, it.may.ask),
    may(policy.approves, it.may.approve),
    may(policy.breaks, it.may.breakGlass),
    policy.approvals(it.approvals, plan.risks[it.risk], by('approvals')),
    policy.approvers(all(it.approvers), by('approvers')),
    policy.expires(it.expiresMinutes, by('expiresMinutes')),
    policy.glass(all(it.breakGlass), by('breakGlass')),
    policy[it.stepUp ? 'stepUp' : 'noStepUp'](by('stepUp')),
    policy.remind(it.remindHours, by('remindHours')),
  ].join('\n')
}
