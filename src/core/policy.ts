import type { Severity } from './finding.ts'
import { severities } from './finding.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'
import { type Role, roles } from './people.ts'
import type { RuledBy } from './rules.ts'
import type { Locale } from './text.ts'

export interface Channel {
  readonly id: string
  readonly locale: Locale
}

/** Who may do what, where, and who is told: the deployed hikeshi.yaml, never anything that can be changed from the chat. */
export interface Policy extends RuledBy {
  /** Real accounts, by id. An account that is not named here is never touched. */
  readonly accounts: {
    readonly [account: string]: {
      readonly name?: string | undefined
      readonly environment?: string | undefined
      /** Where anything may be done; none named: everywhere. */
      readonly regions?: readonly string[] | undefined
    }
  }
  /** People by role; `team/user` ids. */
  readonly people: { readonly [R in Role]: readonly string[] }
  /** Approvals by a playbook's risk. */
  readonly approvals: { readonly low: number; readonly medium: number; readonly high: number }
  /** How long a request waits for its approvals. */
  readonly expiresMinutes: number
  /** What playbooks are told beside the finding, by their ids. */
  readonly settings?: { readonly [playbook: string]: JsonObject }
  readonly channels: readonly (Channel & { readonly from?: Severity | undefined })[]
}

/** Everybody whom the policy names may look; each further role is listed by name. */
export function rolesOf(policy: Policy, person: string): Role[] {
  const given = roles.filter((role) => policy.people[role].includes(person))
  return given.length > 0 && !given.includes('viewer') ? ['viewer', ...given] : given
}

export function channelsFor(policy: Policy, incident: Incident): Channel[] {
  const rank = severities.indexOf(incident.finding.severity)
  return policy.channels.filter(({ from }) => rank >= severities.indexOf(from ?? 'info'))
}

/** Samples and drills run on the simulated account, whatever else is configured. */
export const isSimulated = (incident: Incident): boolean =>
  incident.drill || incident.finding.sample

/** True where the console without a login would reach real accounts: then it may look, but not act. */
export const namesRealAccounts = (policy: Policy): boolean =>
  Object.keys(policy.accounts).length > 0
