import type { Severity } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import type { CisVersion, Framework, Verdict } from '../core/posture.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'

export type { CisVersion, Framework, Verdict } from '../core/posture.ts'

export interface CheckWords {
  /** What is required, as a noun phrase or sentence without a full stop: `Password policy requires 14 characters or more`. */
  readonly title: string
  /** What an attacker does where it is not so, in one or two sentences. */
  readonly why: string
  /** Concrete steps in order, each one action: where to click or which command. */
  readonly remedy: readonly string[]
  /** What it means that there is nothing to check: `There is no RDS instance in this region.` */
  readonly none: string
}

/** Where a check looks. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** What `gather` may use. Reads are shared in a scan: the same call with the same input is made once, whoever asks. */
export interface Scan extends Place {
  /** Clients for this account and region that may call the declared permissions and nothing else. */
  readonly aws: Aws
  readonly now: Date
  /** The account's enabled regions that are scanned. Regional checks are run in each of them anyway. */
  readonly regions: readonly string[]
  /**
   * The same account elsewhere: where a trail's log group is, say. Throws `Unreachable` where we may not look, which
   * becomes "could not check".
   */
  readonly in: (region: string) => Aws
}

/** Not looked at, and why: told as it is, never taken for a pass. Thrown by `gather`, or by what it calls. */
export class Unreachable extends Error {
  readonly why: Text
  constructor(why: Text) {
    super(why.en)
    this.why = why
  }
}

/** One thing that is right or wrong with an account: how to see it, how to judge it, how to mend it. The file's name is the id. */
export interface Check<G = unknown> {
  readonly kind: 'check'
  readonly id: string
  readonly en: CheckWords
  readonly ja: CheckWords
  readonly severity: Severity
  /** Run once an account (in its home region), or in each enabled region. */
  readonly scope: 'account' | 'region'
  /** manual: `gather` fetches what an API has, `judge` says `attest`, and a person attests. */
  readonly mode: 'automatic' | 'manual'
  /** Numbers by version, exactly as the benchmark has them. */
  readonly cis: { readonly [V in CisVersion]?: string | readonly string[] }
  /** Security Hub's control ids, e.g. `IAM.15`. */
  readonly securityHub?: readonly string[]
  readonly frameworks?: { readonly [F in Framework]?: readonly string[] }
  /** IAM actions that it calls, all of them reads, sorted. */
  readonly permissions: readonly `${string}:${string}`[]
  /** The playbook that mends it. */
  readonly playbook?: string
  /** Reads, and nothing else. AWS's errors may go through: they become "could not check" with the reason. */
  gather(scan: Scan): Promise<G>
  /** Pure: the same gathered facts and time, the same verdicts. One for each resource looked at. */
  judge(gathered: G, ctx: Place & { readonly now: Date }): readonly Verdict[]
  /** What an empty list of verdicts means. */
  readonly none: 'pass' | 'not-applicable'
}
export function defineCheck<G>(check: Omit<Check<G>, 'kind'>): Check<G> {
  return { kind: 'check', ...check }
}

type Say = (resource: string, why: Text, evidence?: Json) => Verdict
const say =
  (status: Verdict['status']): Say =>
  (resource, why, evidence) => ({
    resource,
    status,
    why,
    ...(evidence !== undefined && { evidence }),
  })

/** It is as it should be. `why` says what was found. */
export const pass = say('pass')
/** It is not as it should be. `why` says what was found, not what to do. */
export const fail = say('fail')
/** Only a person can say. `why` says what to look at. */
export const attest = say('attest')
/** This one resource could not be looked at (one bucket that denies, say); the others could. */
export const unchecked = say('unchecked')
