import type { ClockPolicy } from './clocks.ts'
import type { Severity } from './finding.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'
import type { OnCall } from './oncall.ts'
import { type Role, roles } from './people.ts'
import type { Behind } from './principal.ts'
import type { QuietHours } from './quiet.ts'
import { type Override, type Owners, type Route, routingOf } from './route.ts'
import type { RuledBy } from './rules.ts'
import type { Locale } from './text.ts'
import type { UpdatePolicy } from './updates.ts'

export interface Channel {
  readonly id: string
  readonly locale: Locale
}

/** Who may do what, where, and who is told: the deployed hikeshi.yaml, never anything that can be changed from the chat. */
export interface Policy extends RuledBy {
  /** Findings on one principal or instance within so many minutes are one incident; 0: never. Default 30. */
  readonly correlateMinutes?: number | undefined
  /** Real accounts, by id. An account that is not named here is never touched. */
  readonly accounts: {
    readonly [account: string]: {
      readonly name?: string | undefined
      readonly environment?: string | undefined
      /** Its organizational unit, as routes name it: an id or a path. */
      readonly ou?: string | undefined
      /** A name of `owners.ids`. */
      readonly owner?: string | undefined
      /** Where anything may be done; none named: everywhere. */
      readonly regions?: readonly string[] | undefined
    }
  }
  /** Where the posture is told of by itself: what ends soon, and a scan of all accounts, if one is scheduled. */
  readonly posture?:
    | { readonly channel: string; readonly every?: 'daily' | 'weekly' | undefined }
    | undefined
  /** Where the journal's anchors are told. */
  readonly audit?: { readonly channel?: string | undefined } | undefined
  /** How long a place may say nothing, and `<account>/<region>` patterns that may be silent. Left out: for ever. */
  readonly silence?: { readonly minutes: number; readonly except: readonly string[] } | undefined
  /** Protection plans of GuardDuty that are left off on purpose: `<account>/<region>` patterns, and why. */
  readonly guardduty?:
    | {
        readonly off: {
          readonly [plan: string]: { readonly because: string; readonly in: readonly string[] }
        }
      }
    | undefined
  /** People by role; `team/user` ids. */
  readonly people: { readonly [R in Role]: readonly string[] }
  /** The people behind principals of AWS's: by user name, session name or `tag:<key>=<value>`. They need no role here. */
  readonly principals?: { readonly [principal: string]: Behind } | undefined
  /** Approvals by a playbook's risk. */
  readonly approvals: { readonly low: number; readonly medium: number; readonly high: number }
  /** How long a request waits for its approvals. */
  readonly expiresMinutes: number
  /** What playbooks are told beside the finding, by their ids. */
  readonly settings?: { readonly [playbook: string]: JsonObject }
  readonly channels: readonly (Channel & {
    readonly from?: Severity | undefined
    readonly quiet?: QuietHours | undefined
  })[]
  /** Which channels are told of what, the first that fits; without any, every channel is. */
  readonly routes?: readonly Route[] | undefined
  readonly severities?: readonly Override[] | undefined
  readonly owners?: Owners | undefined
  /** How those outside the response are kept up to date. */
  readonly updates?: UpdatePolicy | undefined
  /** Duties to report, by name; none unless somebody names them. */
  readonly clocks?: { readonly [id: string]: ClockPolicy } | undefined
  /** Who is called for what; nobody is without it. */
  readonly oncall?: OnCall | undefined
}

/** Everybody whom the policy names may look; each further role is listed by name. */
export function rolesOf(policy: Policy, person: string): Role[] {
  const given = roles.filter((role) => policy.people[role].includes(person))
  return given.length > 0 && !given.includes('viewer') ? ['viewer', ...given] : given
}

/** Somebody who may be asked whether it was them, and may answer that and nothing else. */
export const mayBeAsked = ({ principals = {} }: Policy, id: string): boolean =>
  Object.values(principals).some(({ person }) => person === id)

export const channelsFor = (policy: Policy, incident: Incident): readonly Channel[] =>
  routingOf(policy, incident).channels

/** Samples and drills run on the simulated account, whatever else is configured. */
export const isSimulated = (incident: Incident): boolean =>
  incident.drill || incident.finding.sample

/** True where the console without a login would reach real accounts: then it may look, but not act. */
export const namesRealAccounts = (policy: Policy): boolean =>
  Object.keys(policy.accounts).length > 0
