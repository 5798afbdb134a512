import type { Block } from '../core/blocks.ts'
import type { Json } from '../core/json.ts'
import type { Person } from '../core/people.ts'
import type { CisVersion } from '../core/posture.ts'
import type { Refusal } from '../core/refusal.ts'
import type { AccountStanding, PostureView, Progress } from '../core/standing.ts'
import type { Locale } from '../core/text.ts'
import type { AccountView, WhoView } from '../core/who.ts'
import type { ImportedFindings } from './posture-import.ts'

export type { AccountStanding, PostureView, Progress }

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
  /** One check in one account as the newest scan of it found it. */
  readonly stands: (ask: {
    readonly account: string
    readonly check: string
  }) => Promise<PostureView | Refusal>
  /** Checks by their id, a CIS number of any version (`3.10`), or a Security Hub id. */
  readonly named: (words: string) => readonly string[]
  /** Answers until when it counts, ISO 8601; so does `except`. */
  readonly attest: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
    readonly comment: string
  }) => Promise<string | Refusal>
  /** `until` is a day, `2027-03-31`. */
  readonly except: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
    readonly resource: string | null
    readonly owner: string
    readonly comment: string
    readonly until: string
  }) => Promise<string | Refusal>
  /** Opens an incident for each resource that failed and can be mended, where its playbooks are proposed. Answers how many. */
  readonly fix: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
  }) => Promise<number | Refusal>
  readonly withdraw: (ask: {
    readonly by: Person
    readonly account: string
    readonly check: string
  }) => Promise<Refusal | undefined>
  /**
   * Puts the failures of the newest scan into Security Hub, and archives there what was put there before and no longer
   * fails. For approvers: it writes, with the responder role. Undefined where nothing was scanned.
   */
  readonly import: (ask: {
    readonly by: Person
    readonly accounts: string
  }) => Promise<readonly ImportedFindings[] | Refusal | undefined>
  /** The report as a file's content; undefined for a PDF where this machine has no Chromium to print it. */
  readonly report: (
    view: PostureView,
    format: ReportFormat,
    locale: Locale,
  ) => Promise<string | Uint8Array | undefined>
  readonly show: {
    readonly progress: (progress: Progress, locale: Locale) => string
    readonly summary: (view: PostureView, locale: Locale) => readonly Block[]
    /** One check in all accounts of the view, with its evidence, remedy and buttons. */
    readonly check: (view: PostureView, check: string, locale: Locale) => readonly Block[]
    readonly text: (view: PostureView, locale: Locale) => string
    readonly data: (view: PostureView) => Json
    readonly who: (view: WhoView, locale: Locale) => readonly Block[]
    readonly accounts: (all: readonly AccountView[], locale: Locale) => readonly Block[]
  }
  /** What AWS, the scans and the incidents know of a key, user, role, address, instance, bucket or ARN. */
  readonly who: (words: string) => Promise<WhoView>
  /** Does what is due by itself: the scheduled scan, and word of what ends soon. */
  readonly tick: () => Promise<void>
  readonly accounts: () => Promise<readonly AccountView[]>
  readonly words: (locale: Locale) => PostureWords
}

/** Phrases that handlers need: see src/locales/posture. */
export interface PostureWords {
  readonly unknownCheck: (words: string) => string
  readonly unknownVersion: (words: string, versions: string) => string
  readonly neverScanned: string
  readonly noPrinter: string
  readonly imported: (account: string, region: string, active: number, archived: number) => string
  readonly notImported: (account: string, region: string, why: string) => string
  readonly refusedFindings: (count: number) => string
  readonly nothingToImport: string
  readonly lapses: (check: string, account: string, until: string) => string
  readonly whoNobody: (words: string) => string
  readonly attested: (until: string) => string
  readonly excepted: (until: string) => string
  readonly withdrawn: string
  readonly fixing: (count: number) => string
  readonly check: string
  readonly forms: {
    readonly attest: string
    readonly attestHint: (days: number) => string
    readonly comment: string
    readonly except: string
    readonly exceptComment: string
    readonly owner: string
    readonly until: string
    readonly resource: string
    readonly save: string
  }
}
