import { createHash } from 'node:crypto'

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * The root of a Merkle tree as RFC 6962 (section 2.1) has it: SHA-256, leaves and nodes told apart by their first byte, the
 * left side of each node the largest power of two. Hex.
 */
export function merkleRoot(leaves: readonly string[]): string {
  return treeOf(leaves.map((leaf) => sha256('\0', leaf))).toString('hex')
}

function treeOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes
  if (first === undefined) return sha256('')
  if (hashes.length === 1) return first
  const left = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
  return sha256('\u0001', treeOf(hashes.slice(0, left)), treeOf(hashes.slice(left)))
}
