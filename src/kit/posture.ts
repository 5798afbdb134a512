import type { Block } from '../core/blocks.ts'
import type { Json } from '../core/json.ts'
import type { Person } from '../core/people.ts'
import type { AccountScan, CisVersion, ScanSpec } from '../core/posture.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Moved, Score, Standing } from '../core/standing.ts'
import type { Locale } from '../core/text.ts'

export interface Progress {
  readonly checks: number
  readonly ofChecks: number
  readonly accounts: number
  readonly ofAccounts: number
}

/** One account as it stands. */
export interface AccountStanding {
  readonly account: string
  readonly name: string | undefined
  readonly scan: ScanSpec
  readonly result: AccountScan
  readonly standings: readonly Standing[]
  readonly score: Score
  /** Since the scan before. */
  readonly moved: readonly Moved[]
  /** Scores of earlier scans, oldest first, this one last. */
  readonly trend: readonly { readonly at: string; readonly percent: number | undefined }[]
}
export interface PostureView {
  readonly scan: ScanSpec
  readonly accounts: readonly AccountStanding[]
  readonly score: Score
}

export const reportFormats = ['html', 'pdf', 'csv', 'json', 'asff', 'ocsf'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** Posture as handlers ask for it. */
export interface Posture {
  /**
   * Scans now; `accounts` is an id or `all`. Goes on with what the same words began within the last day and a crash
   * interrupted. `progress` is told often; whoever shows it paces himself.
   */
  readonly scan: (ask: {
    readonly by: Person
    readonly accounts: string
    readonly version?: CisVersion
    readonly checks?: readonly string[]
    readonly progress?: (progress: Progress) => void
  }) => Promise<PostureView | Refusal>
  /** What the newest scan found; undefined where there was none. */
  readonly latest: (accounts: string) => Promise<PostureView | undefined>
  /** Checks by their id, a CIS number of any version (`3.10`), or a Security Hub id. */
  readonly named: (words: string) => readonly string[]
  readonly attest: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
    readonly comment: string
  }) => Promise<Refusal | undefined>
  /** `until` is a day, `2027-03-31`. */
  readonly except: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
    readonly resource: string | null
    readonly owner: string
    readonly comment: string
    readonly until: string
  }) => Promise<Refusal | undefined>
  readonly withdraw: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
  }) => Promise<Refusal | undefined>
  readonly report: (
    view: PostureView,
    format: Exclude<ReportFormat, 'pdf'>,
    locale: Locale,
  ) => string
  readonly show: {
    readonly progress: (progress: Progress, locale: Locale) => string
    readonly summary: (view: PostureView, locale: Locale) => readonly Block[]
    /** One check in all accounts of the view, with its evidence, remedy and buttons. */
    readonly check: (view: PostureView, check: string, locale: Locale) => readonly Block[]
    readonly text: (view: PostureView, locale: Locale) => string
    readonly data: (view: PostureView) => Json
  }
}
