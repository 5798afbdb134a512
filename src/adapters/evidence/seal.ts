import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zip } from './zip.ts'

/** Files as a zip that proves itself: with their checksums, and with the program that checks them and the journal's chain. */
export async function seal(files: { readonly [name: string]: string }): Promise<Uint8Array> {
  const program = await readFile(join(import.meta.dirname, 'verify.mjs'))
  const all = [
    ...Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const),
    ['verify.mjs', program] as const,
  ].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sums = all
    .map(([name, body]) => `${createHash('sha256').update(body).digest('hex')}  ${name}\n`)
    .join('')
  return zip([...all, ['SHA256SUMS', Buffer.from(sums)]])
}
