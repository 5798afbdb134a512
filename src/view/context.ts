import type { Finding } from '../core/finding.ts'
import type { Locale, Text } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { code, mention, mrkdwn } from './text.ts'

/** What every view is given beside the thing it shows. */
export interface ViewContext {
  readonly say: Phrases
  readonly locale: Locale
  readonly accountName?: (id: string) => string | undefined
  /** For the text that stands in for a time where the reader's own zone is not known; default UTC. */
  readonly zone?: string
}

/** A playbook that fits the incident, as a button. */
export interface Offer {
  readonly id: string
  readonly button: Text
  readonly title: Text
  readonly risk: 'low' | 'medium' | 'high'
  /** What its fields are called, where AWS's own names say too little. */
  readonly fields?: Readonly<Record<'en' | 'ja', FieldNames | undefined>>
}
export type FieldNames = { readonly [field: string]: string }

export interface CardContext extends ViewContext {
  readonly offers: readonly Offer[]
  readonly now: number
  /** Slack ids of whose it is, out of hikeshi.yaml; they are mentioned. */
  readonly owners?: readonly string[]
  /** People who are called where something was done alone. */
  readonly leads?: readonly string[]
  /** Somebody is known behind the principal, and may be asked whether it was them. */
  readonly mayAsk?: boolean
  /** What hikeshi.yaml calls a deadline, where it does. */
  readonly clockTitle?: (id: string) => Text | undefined
  /** Titles of playbooks that are no longer offered but were run. */
  readonly titleOf?: (playbook: string) => Text | undefined
}

/** How much room there is: a card is made with the widest that keeps it within Slack's limit. */
export interface Room {
  readonly value: number
  readonly what: number
  readonly facts: number
  /** Lines under each heading of what AWS added. */
  readonly told: number
  readonly links: number
  readonly remotes: number
  readonly runs: number
  readonly steps: number
  readonly changes: number
  readonly offers: number
  /** Findings of the incident that are named one by one. */
  readonly members: number
}

/** `prod (111122223333)` as mrkdwn. */
export function account(id: string, ctx: ViewContext): string {
  const name = ctx.accountName?.(id)
  return name === undefined ? code(id, 40) : `${mrkdwn(name, 60)} (${code(id, 40)})`
}

/** A person by mention; the two of the console without a login by what they are there. */
export function who(id: string, { people }: Phrases): string {
  const role = /^local\/(\w+)$/.exec(id)?.[1] ?? ''
  const known: { readonly [role: string]: string } = people
  return Object.hasOwn(known, role) ? `*${known[role]}*` : mention(id)
}

export const where = (
  { account: id, region }: Pick<Finding, 'account' | 'region'>,
  ctx: ViewContext,
) => `${account(id, ctx)} · ${code(region, 40)}`

export const emoji = { info: '🔵', low: '🟡', medium: '🟠', high: '🔴', critical: '🚨' } as const
