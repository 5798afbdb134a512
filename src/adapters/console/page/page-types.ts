import type { AuditPage } from '../../../core/audit.ts'
import type { Diagnosis } from '../../../core/doctor.ts'
import type { OnCall, Override } from '../../../core/oncall.ts'
import type { Status } from '../../../core/status.ts'
import type { AuditReport, Played } from '../../../kit/app.ts'
import type { Block } from './types.ts'

export interface PostureRead {
  readonly accounts: readonly {
    readonly id: string
    readonly name?: string
    readonly percent?: number
    readonly at: string
    /** Oldest first. */
    readonly trend: readonly { readonly at: string; readonly percent?: number }[]
  }[]
  readonly card?: readonly Block[]
  /** What to do where nothing was ever scanned. */
  readonly never?: string
}
export interface DrillsRead {
  readonly year: string
  readonly list: readonly Block[]
  readonly season: readonly Block[]
  /** Newest first. */
  readonly played: readonly Played[]
}
export interface OnCallRead {
  /** Absent: nobody is called. */
  readonly oncall?: OnCall
  readonly duties: readonly {
    readonly rotation: string
    readonly person?: string
    readonly next?: { readonly person?: string; readonly at: string }
  }[]
  readonly overrides: readonly Override[]
  readonly leads: readonly string[]
}
export type Verified = AuditReport & { readonly at: string }
export interface AuditRead extends AuditPage {
  /** Absent: not since the bot was started. */
  readonly verified?: Verified
}
export interface StartRead {
  /** Which variables are set. */
  readonly variables: { readonly [name: string]: boolean }
  readonly slack: boolean
  readonly accounts: number
  readonly lookOnly: boolean
  /** Of the Slack app, for Socket Mode. */
  readonly manifest: string
  /** A sample was sent; one was contained; a drill was played. */
  readonly sent: boolean
  readonly contained: boolean
  readonly rehearsed: boolean
  readonly diagnosis?: Diagnosis
}
export interface HealthRead {
  readonly status: Status
  /** Absent: nobody looked since the bot was started. */
  readonly diagnosis?: Diagnosis
}
