import { type JsonObject, same } from './json.ts'

/** What was erased of a person, by how many. */
export interface Erasure {
  readonly sessions: number
  readonly passkeys: number
  readonly links: number
  /** Records of the journal that lost what the person wrote, or the name that a login's provider knows them by. */
  readonly records: number
}

export interface Privacy {
  /** `words`: also what they wrote about incidents. Undefined: nothing in the store names them. */
  readonly erase: (ask: {
    readonly who: string
    readonly by: string
    readonly words: boolean
  }) => Promise<Erasure | undefined>
}

/** Where each erasure stands, with what it left: so that it cannot be taken for tampering, nor tampering for it. */
export const erasureStream = 'erasures'

/** A record that lost something: its place, the hash that the chain has of it, and the hash of the event that is left. */
export type Bared = readonly [stream: string, version: number, hash: string, left: string]

/** The same in every language: it stands in the journal. */
const gone = '[erased · 消去済み]'
const written = ['text', 'reason', 'words']

/** An event without what its author is known by elsewhere, and, if asked for, without what they wrote; undefined: it has nothing of it. */
export function bare(event: JsonObject, words: boolean): JsonObject | undefined {
  const names = words ? ['sub', ...written] : ['sub']
  const without = (part: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        names.includes(name) && typeof value === 'string' ? gone : value,
      ]),
    )
  const { waived } = event
  const nested = typeof waived === 'object' && waived !== null && !Array.isArray(waived)
  const left = without({ ...event, ...(nested && { waived: without(waived as JsonObject) }) })
  return same(left, event) ? undefined : left
}
