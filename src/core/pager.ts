import type { Severity } from './finding.ts'
import type { PageAction } from './paging.ts'

/** What a pager is told. The same `key` is the same incident: triggered again, it is the same alarm, one level further. */
export interface Page {
  readonly what: PageAction
  readonly key: string
  readonly incident: string
  readonly severity: Severity
  readonly level: number
  /** Ids of those who are called. */
  readonly who: readonly string[]
  /** One line of plain text, in the language of the first channel. */
  readonly headline: string
  readonly account: string
  readonly region: string
  readonly resource: string
  readonly type: string
  /** ISO 8601. */
  readonly openedAt: string
}
/** Resolves once it was taken. Throws where it was not, with a message that holds no secret; trying again is harmless. */
export type Pager = (page: Page) => Promise<void>
