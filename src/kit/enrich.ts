import type { Fact, Finding } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import type { Aws } from './aws.ts'
import type { Permission } from './define.ts'

/** What one enrichment read. No facts: there is nothing to say, and the card says nothing. */
export interface Reading {
  /** Most telling first; at most `mostFacts` are kept. */
  readonly facts: readonly Fact[]
  readonly links?: Finding['links']
  /** Tags of the principal as `key=value`, by which hikeshi.yaml may know the person behind it. */
  readonly tags?: readonly string[]
  /** CloudTrail records of the calls that the finding is about, where the finding itself names none. */
  readonly records?: readonly object[]
  /** AWS is still at it: `read` is called again after so many seconds, with `memo` to go on from. */
  readonly again?: { readonly seconds: number; readonly memo: Json }
}

/** What reading gets. Clients refuse what is not declared, as a playbook's do. */
export interface EnrichContext<I> {
  readonly input: I
  readonly finding: Finding
  readonly account: string
  readonly region: string
  /** Of the finding's own region. */
  readonly aws: Aws
  /** Of another region of the account; undefined where hikeshi.yaml does not name it. */
  readonly at: (region: string) => Aws | undefined
  /** Waits until CloudTrail may be asked again: LookupEvents takes two calls a second, account and region. */
  readonly turn: (region: string) => Promise<void>
  /** Milliseconds since 1970. */
  readonly now: number
  /** What an earlier `read` of this incident wanted to go on from. */
  readonly memo?: Json
}

/**
 * What AWS can add to a card once it stands: read after the first post, at best effort, once an incident. A read that AWS
 * refuses becomes one quiet line; any other failure is logged and shows nothing.
 */
export interface Enrichment<I = unknown> {
  readonly kind: 'enrichment'
  readonly id: string
  /** What the card calls it. */
  readonly en: { readonly title: string }
  readonly ja: { readonly title: string }
  /** IAM actions, reads only: the responder role gets them. `detective:StartInvestigation` alone may be more than a read. */
  readonly permissions: readonly Permission[]
  /** What to read about, or undefined where the finding names nothing of this kind. Pure. */
  of(finding: Finding): I | undefined
  read(ctx: EnrichContext<I>): Promise<Reading>
}
export const defineEnrichment = <I>(e: Omit<Enrichment<I>, 'kind'>): Enrichment<I> => ({
  kind: 'enrichment',
  ...e,
})

/** More than this says less. */
export const mostFacts = 12
