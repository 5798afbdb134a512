import type { Json } from '../core/json.ts'
import type { CheckFacts, Verdict } from '../core/posture.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'

export type { CheckWords, CisVersion, Framework, Verdict } from '../core/posture.ts'
export { attestationDays, cisVersions } from '../core/posture.ts'

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
export interface Check<G = unknown> extends CheckFacts {
  readonly kind: 'check'
  /** Reads, and nothing else. AWS's errors may go through: they become "could not check" with the reason. */
  gather(scan: Scan): Promise<G>
  /** Pure: the same gathered facts and time, the same verdicts. One for each resource looked at. */
  judge(gathered: G, ctx: Place & { readonly now: Date }): readonly Verdict[]
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

/** One or the other, in two sentences. */
export const either = (resource: string, good: boolean, yes: Text, no: Text): Verdict =>
  good ? pass(resource, yes) : fail(resource, no)
