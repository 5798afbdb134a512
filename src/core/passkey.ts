import { hash } from './hash.ts'
import type { Locale } from './text.ts'

/** A key with which a person proves, at that moment, that it is them. */
export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string
  /** `<team>/<user>`. */
  readonly who: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often it was used, as it says itself; 0 where it does not count. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly at: string
  /** The administrator who vouched for it; before that it proves nothing. */
  readonly confirmedBy?: string
}

/** What a one-time link is for, fixed when it was made: a proof is good for this and nothing else. */
export type Purpose =
  | { readonly kind: 'register' }
  | { readonly kind: 'approve'; readonly run: string; readonly hash: string }
  | {
      readonly kind: 'break-glass'
      readonly run: string
      readonly hash: string
      readonly reason: string
    }

export interface Link {
  readonly who: string
  readonly locale: Locale
  /** base64url; what the authenticator signs. */
  readonly challenge: string
  readonly expiresAt: string
  readonly purpose: Purpose
}

export const linkMinutes = 5

/** What was proved, and of which plan. */
export interface Proof {
  readonly credential: string
  readonly hash: string
}

/** By what two people compare a passkey with each other, over the phone: `3f9a-1c22`. */
export const codeOf = ({ id }: Pick<Passkey, 'id'>): string =>
  hash(id)
    .slice(0, 8)
    .replace(/^(.{4})/, '$1-')

/** What people prove with that it is them, and the links that ask for it. Changes are journalled in `passkeys/<person>`. */
export interface Passkeys {
  /** Oldest first. */
  readonly of: (who: string) => Promise<readonly Passkey[]>
  /** False where one of this person waits already, or somebody has it. */
  readonly register: (passkey: Omit<Passkey, 'at' | 'confirmedBy'>) => Promise<boolean>
  /** False where it waits no more. */
  readonly confirm: (passkey: Passkey, by: string) => Promise<boolean>
  readonly remove: (passkey: Passkey, by: string) => Promise<boolean>
  /** Keeps the count that a use came with; false where it is no greater than the last one: a copy of the key is about. */
  readonly used: (id: string, counter: number) => Promise<boolean>
  /** Answers the token; only its hash is kept. */
  readonly mint: (link: Link) => Promise<string>
  /** Undefined: used, expired or never made. */
  readonly look: (token: string) => Promise<Link | undefined>
  /** The same, once. */
  readonly take: (token: string) => Promise<Link | undefined>
}
