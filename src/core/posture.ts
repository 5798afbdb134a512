import type { Severity } from './finding.ts'
import type { Json } from './json.ts'
import type { Text } from './text.ts'

/** The versions of the CIS AWS Foundations Benchmark that checks are numbered in. */
export const cisVersions = ['1.1', '1.2', '1.4', '3.0', '5.0', '6.0', '7.0'] as const
export type CisVersion = (typeof cisVersions)[number]

/** Other catalogues of controls that checks are mapped to. */
export const frameworks = [
  'nist-800-53',
  'pci-dss',
  'iso-27001',
  'hipaa',
  'gdpr',
  'fedramp',
  'fisc',
  'aws-fsbp',
] as const
export type Framework = (typeof frameworks)[number]

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

/** All that is known of a check but how it looks and judges. */
export interface CheckFacts {
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
  /** What an empty list of verdicts means. */
  readonly none: 'pass' | 'not-applicable'
}

/**
 * What a check says of one resource. `attest`: only a person can say, here is what they should know. `unchecked`: AWS did
 * not let us look at this one; never a pass.
 */
export interface Verdict {
  /** Its ARN where it has one, else the id that people know it by. */
  readonly resource: string
  readonly status: 'pass' | 'fail' | 'attest' | 'unchecked'
  /** One sentence with the value that was found. */
  readonly why: Text
  /** What was read, for the report. No secrets. */
  readonly evidence?: Json
}

/** What one check said in one place. `none`: there was nothing to look at. `unchecked`: nobody could look, and why. */
export interface CheckResult {
  readonly check: string
  readonly region: string
  readonly outcome: 'checked' | 'none' | 'unchecked'
  readonly why?: Text
  readonly verdicts: readonly Verdict[]
}

/** AWS calls of one account's scan. */
export interface CallCount {
  /** What the checks asked for in all. */
  readonly asked: number
  /** What was sent: each distinct call once. */
  readonly made: number
  readonly throttled: number
  /** Milliseconds that a call waited for its turn at most, so that production keeps its share of the limits. */
  readonly waitedMs: number
  readonly byService: { readonly [service: string]: number }
}

/** A call that touched a resource between two scans. */
export interface ChangedBy {
  readonly check: string
  readonly region: string
  readonly resource: string
  /** ARN, or the name that CloudTrail gives. */
  readonly who: string
  /** `ec2:AuthorizeSecurityGroupIngress`. */
  readonly call: string
  readonly at: string
}

/** One account as one scan found it. */
export interface AccountScan {
  readonly account: string
  readonly startedAt: string
  readonly endedAt: string
  /** Where the checks of the account as a whole were run. */
  readonly home: string
  readonly regions: readonly string[]
  /** Regions that were not looked at, and why. */
  readonly skipped: readonly { readonly region: string; readonly why: Text }[]
  readonly results: readonly CheckResult[]
  readonly calls: CallCount
  /** The simulated account answered. */
  readonly simulated?: true
  /** Who changed what is different from the scan before, as CloudTrail has it. */
  readonly changes?: readonly ChangedBy[]
}

/** A scan of some accounts; each one's result is kept as soon as it is there. */
export interface ScanSpec {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly accounts: readonly string[]
  /** Ids of the checks. */
  readonly checks: readonly string[]
  /** The benchmark that was asked for. */
  readonly version?: CisVersion
  /** Some checks only: no measure of the account as a whole. */
  readonly part?: true
}

/** What people said about a check in an account; the journal's records of `posture/<account>`. */
export type Statement =
  | {
      readonly kind: 'attested'
      readonly check: string
      readonly by: string
      readonly comment: string
      readonly at: string
      readonly until: string
    }
  | {
      readonly kind: 'excepted'
      readonly check: string
      /** One resource, or all that the check looks at. */
      readonly resource: string | null
      readonly by: string
      readonly owner: string
      readonly comment: string
      readonly at: string
      readonly until: string
    }
  | { readonly kind: 'withdrawn'; readonly check: string; readonly by: string; readonly at: string }

/** How long an attestation counts. */
export const attestationDays = 180
