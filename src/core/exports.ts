/** Records that go out together: their lines, and how far each of their streams has come with them. */
export interface Batch {
  readonly lines: readonly string[]
  readonly moves: readonly (readonly [stream: string, version: number])[]
  /** The hash of its first record: by it the batch is found again at the other end. */
  readonly mark: string
}
/** A batch that was begun and of which nobody knows yet whether it arrived. `at`: milliseconds since 1970. */
export type Sending = Pick<Batch, 'moves' | 'mark'> & { readonly at: number }

/** How far the journal was exported to each place, stream by stream. */
export interface Exports {
  /** The next records in the order of their streams, from this one on; undefined: everything is there. */
  readonly next: (place: string, from: string) => Promise<Batch | undefined>
  readonly sending: (place: string) => Promise<Sending | undefined>
  readonly begin: (place: string, sending: Sending) => Promise<void>
  /** Nothing is under way any more; `moves` arrived. */
  readonly end: (place: string, moves: Batch['moves']) => Promise<void>
}

/** Where records go as they come. */
export interface Outlet {
  readonly place: string
  /** Throws `NotTaken` where it is certain that nothing arrived; what else it throws leaves that open. */
  readonly put: (lines: readonly string[], at: number) => Promise<void>
  readonly has: (sending: Sending) => Promise<boolean>
}
export class NotTaken extends Error {}

/** What one batch may hold. */
export const mostRecords = 1_000
export const mostBytes = 900_000
