import { BlockList, isIP } from 'node:net'

/** Everything that is not the open internet: our own machine, our network, the metadata service, and what stands for them. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  // Addresses of IPv4 in disguise: translated, and tunnelled.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** An address, not a name. What is no address at all is not public either. */
export function isPublic(address: string): boolean {
  const bare = mapped.exec(address)?.[1] ?? address
  const family = isIP(bare)
  if (family === 0) return false
  // Other spellings of mapped addresses (`::ffff:a00:1`) are never what a name resolves to.
  if (family === 6 && /^::ffff:/i.test(bare)) return false
  return !closed.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}
