import type { Link, Passkey } from '../../core/passkey.ts'

/** What the page of a one-time link asks of the bot; `src/main.ts` wires it. Answers are words for the person. */
export interface PasskeyDoor {
  readonly look: (token: string) => Promise<Link | undefined>
  /** A link is good for one attempt. */
  readonly take: (token: string) => Promise<Link | undefined>
  /** A person's passkeys that count. */
  readonly keys: (who: string) => Promise<readonly Passkey[]>
  /** Why it was not kept; undefined: it was. */
  readonly registered: (
    link: Link,
    key: Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'>,
  ) => Promise<string | undefined>
  /** Told of a signature that was verified; why nothing was done, or undefined. */
  readonly proved: (
    link: Link,
    key: { readonly id: string; readonly counter: number },
  ) => Promise<string | undefined>
  /** Told of one that proves nothing. */
  readonly failed: (link: Link) => Promise<string>
  /** HTML. */
  readonly page: (link: Link, options: object) => Promise<string>
  readonly gone: () => string
  readonly done: (link: Link, credential: string) => string
}
