/** An address as its bits, `0` and `1`; undefined for what is none. IPv4 has 32 of them and IPv6 128. */
function bitsOf(address: string): string | undefined {
  if (!address.includes(':')) {
    const parts = address.split('.')
    const good = parts.length === 4 && parts.every((one) => /^\d{1,3}$/.test(one) && +one < 256)
    return good ? parts.map((one) => (+one).toString(2).padStart(8, '0')).join('') : undefined
  }
  const halves = address.split('::').map((half) => half.split(':').filter((one) => one !== ''))
  const [left = [], right = []] = halves
  const gap = 8 - left.length - right.length
  if (halves.length > 2 || (halves.length === 1 ? gap !== 0 : gap < 1)) return undefined
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right]
  if (!groups.every((one) => /^[\da-f]{1,4}$/i.test(one))) return undefined
  return groups.map((one) => Number.parseInt(one, 16).toString(2).padStart(16, '0')).join('')
}

/** Whether an address belongs to a network like `10.0.0.0/8` or `2001:db8::/32`; false where either is malformed. */
export function inNetwork(network: string, address: string): boolean {
  const [, base = '', size = ''] = /^([^/]+)\/(\d{1,3})$/.exec(network) ?? []
  const [ours, theirs] = [bitsOf(base), bitsOf(address)]
  if (ours === undefined || theirs === undefined || ours.length !== theirs.length) return false
  return +size <= ours.length && theirs.startsWith(ours.slice(0, +size))
}
