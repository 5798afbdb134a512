import type { Recorded } from './events.ts'

export interface AuditQuery {
  /** Words that all stand somewhere in the record: its stream, kind, people, anything. */
  readonly text?: string
  /** `next` of the page before. */
  readonly before?: string
  readonly limit: number
}
export interface AuditPage {
  /** Newest first. */
  readonly records: readonly Recorded[]
  /** How many were looked at: rare words do not make one look read the whole journal. */
  readonly looked: number
  /** Where to go on; absent at the journal's beginning. */
  readonly next?: string
}
