import { link } from './hash.ts'
import { canonical } from './json.ts'
import { merkleRoot } from './merkle.ts'

/** How far a stream had come: its name, the version that the anchor before knew (0: none), its version now, and that record's hash. */
export type Leaf = readonly [stream: string, after: number, version: number, hash: string]

/**
 * What an anchor says: `root` chains the Merkle root over the heads that have moved to the root before, so it stands for the
 * heads of all streams. Kept outside, it shows any later change, even of whole streams.
 */
export interface Anchor {
  readonly root: string
  readonly previous: string
  readonly streams: readonly Leaf[]
}
/** As it stands in the stream `anchors`: its place there, and when, ISO 8601. */
export type Anchored = Anchor & { readonly version: number; readonly at: string }

export const anchorStream = 'anchors'

export const rootOf = (previous: string, streams: readonly Leaf[]): string =>
  link(previous, merkleRoot(streams.map(canonical)))

export const anchorEvent = (previous: string, streams: readonly Leaf[]) => ({
  kind: 'anchored',
  previous,
  root: rootOf(previous, streams),
  streams,
})

/** What the streams' heads are anchored with, and who outside has the anchors. */
export interface Anchors {
  readonly last: () => Promise<Anchored | undefined>
  /** Anchors what has moved since; where nothing has, nothing is written. */
  readonly make: () => Promise<void>
  /** Anchors that this place does not have yet, oldest first. */
  readonly missing: (place: string, limit: number) => Promise<readonly Anchored[]>
  readonly kept: (place: string, version: number) => Promise<void>
  /** The records that the anchor covers and none before it did, as `audit export` prints them. */
  readonly lines: (anchor: Anchored) => Promise<readonly string[]>
}

/** A place outside that keeps anchors, and with `lines` the records themselves. Refuses to overwrite. */
export interface Vault {
  readonly place: string
  readonly put: (anchor: Anchored, lines: readonly string[]) => Promise<void>
}
