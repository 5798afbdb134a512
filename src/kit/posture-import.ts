import type { Text } from '../core/text.ts'

/** What putting findings into Security Hub calls, and nothing else; the responder role has it. */
export const importPermissions = ['securityhub:BatchImportFindings'] as const

/** What became of the findings of one account and region. */
export interface ImportedFindings {
  readonly account: string
  readonly region: string
  /** Failures that Security Hub took. */
  readonly active: number
  /** Those of an earlier import that no longer fail. */
  readonly archived: number
  /** Those that Security Hub refused one by one. */
  readonly failed: number
  /** Why the rest could not be put there. */
  readonly why?: Text
}
