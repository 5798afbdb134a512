import { isKept } from '../core/decide.ts'
import type { Incident } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import { rolesOf } from '../core/policy.ts'
import type { Refusal } from '../core/refusal.ts'
import { isNamed, type Ruling, type RulingOn, rulingFor } from '../core/rules.ts'
import { actedOn, covers } from '../core/targets.ts'
import { targetsIn } from './targets.ts'
import type { World } from './world.ts'

type Known = Pick<World, 'catalog' | 'policy'>

/** What the deployed policy says of this run. */
export function rulingOn(world: Known, incident: Incident, run: string): Ruling {
  const playbook = incident.runs[run]?.plan.playbook ?? ''
  const risk = world.catalog.playbook.get(playbook)?.risk ?? 'high'
  return rulingFor(world.policy, { playbook, risk, account: incident.finding.account })
}

/** The playbooks that should have kept what this one destroys, and have not, of each thing that it is done to. */
export function missingEvidence(world: Known, incident: Incident, run: string): string[] {
  const { playbook } = world.catalog
  const { plan, undoes } = incident.runs[run] ?? {}
  const of = playbook.get(plan?.playbook ?? '')
  if (plan === undefined || of === undefined || undoes !== undefined) return []
  const acted = targetsIn(world, incident, of).filter((found) =>
    actedOn(plan).some(
      ({ input, region }) => region === found.region && covers(input, found.input),
    ),
  )
  const findings = acted.length > 0 ? acted.map(({ finding }) => finding) : [incident.finding]
  return (of.after ?? []).filter((id) =>
    findings.some((finding) => {
      const want = playbook.get(id)?.from(finding) as JsonObject | undefined
      return want !== undefined && !isKept(incident, id, want)
    }),
  )
}

/** The same answer as at a click, for whoever writes the rules. */
export function explain(
  { catalog, policy }: Known,
  { who, playbook, account }: { who: string; playbook: string; account: string },
): RulingOn | Refusal {
  const known = catalog.playbook.get(playbook)
  if (known === undefined) return { refused: 'not-found', what: playbook }
  if (!Object.hasOwn(policy.accounts, account))
    return { refused: 'account-not-configured', account }
  const ruling = rulingFor(policy, { playbook, risk: known.risk, account })
  const roles = rolesOf(policy, who)
  const is = (named: readonly string[]) => isNamed({ id: who, locale: 'en', roles }, named)
  const at = { who, playbook, account, risk: known.risk, roles }
  const may = {
    ask: is(['responder', 'lead']),
    approve: is(['approver', 'lead']) && is(ruling.approvers),
    breakGlass: is(['responder', 'approver', 'lead']) && is(ruling.breakGlass),
  }
  return { ...ruling, ...at, may }
}
