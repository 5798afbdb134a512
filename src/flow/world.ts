import type { Catalog } from '../catalog.ts'
import type { Suppressions } from '../core/desk.ts'
import type { Pager } from '../core/pager.ts'
import type { Passkeys } from '../core/passkey.ts'
import type { Policy } from '../core/policy.ts'
import type {
  Alone,
  AwsScope,
  Cards,
  Chat,
  Clock,
  Inbox,
  Jobs,
  Journal,
  Rehearsals,
  Scans,
} from '../core/ports.ts'
import type { At, Span } from '../core/trail.ts'
import type { Aws } from '../kit/index.ts'

/** Everything the flow needs of the outside, made once in boot.ts. */
export interface World {
  readonly journal: Journal
  readonly inbox: Inbox
  /** Read alone; rules are made and lifted at a desk. */
  readonly suppressions: Pick<Suppressions, 'all' | 'preview'>
  readonly cards: Cards
  readonly jobs: Jobs
  readonly scans: Scans
  readonly passkeys: Passkeys
  /** The address under which people reach this bot; without it there is no passkey and no step-up. */
  readonly url?: string | undefined
  readonly alone: Alone
  readonly rehearsals: Rehearsals
  readonly clock: Clock
  readonly catalog: Catalog
  readonly policy: Policy
  readonly aws: (scope: AwsScope) => Aws
  /** The chat that cards are pushed to; the console reads them by itself. */
  readonly chat?: Chat | undefined
  /** By name in hikeshi.yaml. */
  readonly pagers: ReadonlyMap<string, Pager>
  /** A page as PDF; undefined where there is nothing to print with. */
  readonly printPdf?: (html: string) => Promise<Uint8Array | undefined>
  /** Files by name as a zip that proves itself offline. */
  readonly seal: (files: { readonly [name: string]: string }) => Promise<Uint8Array>
  readonly span: Span
  /** What the next part of the road of an incident or a run goes on with. */
  readonly traceOf: (at: At) => Promise<string | undefined>
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: object,
  ) => void
}
