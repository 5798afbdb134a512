import type { Block } from '../core/blocks.ts'
import type { Passkey } from '../core/passkey.ts'
import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'

/** The keys with which people prove that it is them who approve. */
export interface PasskeyDesk {
  /** A one-time link of this person's to register one. Refused where the bot does not know under which address it is reached. */
  readonly link: (by: Person) => Promise<{ url: string; minutes: number } | Refusal>
  /** Of one person, oldest first. */
  readonly list: (who: string) => Promise<readonly Passkey[]>
  /** Vouches for the one that waits; `code` where the administrator was told it. Never one's own. */
  readonly confirm: (ask: {
    who: string
    code?: string | undefined
    by: Person
  }) => Promise<Passkey | Refusal>
  /** By the person themself or an administrator. */
  readonly remove: (ask: { who: string; code: string; by: Person }) => Promise<Passkey | Refusal>
  /** What the one who asked is told, as mrkdwn and, without markup, for a terminal. */
  readonly show: {
    readonly link: (link: { url: string; minutes: number }, by: Person) => Shown
    readonly list: (who: string, keys: readonly Passkey[], by: Person) => Shown
    readonly confirmed: (key: Passkey, by: Person) => Shown
    readonly removed: (key: Passkey, by: Person) => Shown
  }
}
interface Shown {
  readonly text: string
  readonly blocks: readonly Block[]
}
