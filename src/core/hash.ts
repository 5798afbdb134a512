import { createHash } from 'node:crypto'
import { canonical } from './json.ts'

/** Hex SHA-256 of the canonical JSON of `value`. */
export function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

/** Hex SHA-256 of bytes as they are: what evidence is known by. */
export const digest = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** The link of a stream's chain: SHA-256 of the previous link and the record itself. */
export function link(previous: string, record: unknown): string {
  return createHash('sha256').update(previous).update('\n').update(canonical(record)).digest('hex')
}
