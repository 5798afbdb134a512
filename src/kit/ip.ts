import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

const isIpv6 = (ip: string): boolean => ip.includes(':')

/** The smallest network that is only this address. */
export const networkOf = (ip: string): string => `${ip}/${isIpv6(ip) ? 128 : 32}`

/** Addresses that no host on the internet has: private, shared, loopback, link-local, multicast, reserved. RFC 6890. */
const inside =
  /^(0|10|127|22[4-9]|23\d|24\d|25[0-5])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^192\.168\.|^192\.0\.0\.|^::|^f[cd][0-9a-f]{2}:|^fe[89ab][0-9a-f]:|^ff[0-9a-f]{2}:/i

/** An address that a finding names, with its network's operator where that is known. */
export interface NamedAddress {
  readonly ip: string
  readonly network: string | null
}

/** Of these, the public addresses that this account itself has in this region: elastic ones, and those of its instances. */
async function ownAmong(aws: Aws, ips: readonly string[]): Promise<string[]> {
  const { Addresses = [] } = await aws.ec2.describeAddresses({})
  const Filters = [{ Name: 'ip-address', Values: [...ips] }]
  const found = await allPages(
    (NextToken) => aws.ec2.describeInstances({ Filters, NextToken }),
    (page) => page.Reservations,
  )
  const instances = found.flatMap(({ Instances = [] }) => Instances)
  return [
    ...Addresses.map(({ PublicIp = '' }) => PublicIp),
    ...instances.map(({ PublicIpAddress = '' }) => PublicIpAddress),
  ]
}

/** Which of the addresses a block would hurt nobody but their owner, and why the others are spared. */
export async function blockable(
  aws: Aws,
  callers: readonly NamedAddress[],
): Promise<{ readonly block: readonly string[]; readonly spared: readonly Text[] }> {
  const own = await ownAmong(
    aws,
    callers.map(({ ip }) => ip),
  )
  const block: string[] = []
  const spared: Text[] = []
  for (const { ip, network } of callers) {
    if (own.includes(ip))
      spared.push({
        en: `${ip} belongs to this account: look into what runs there instead.`,
        ja: `${ip} はこのアカウントのアドレスです。代わりに、そこで動いているものを調べてください。`,
      })
    else if (inside.test(ip))
      spared.push({
        en: `${ip} is a private or reserved address: isolate the machine behind it, or close the port.`,
        ja: `${ip} はプライベートアドレスまたは予約済みアドレスです。そのアドレスのマシンを隔離するか、ポートを閉じてください。`,
      })
    else if (/amazon|\baws\b|\(AS(16509|14618|8987)\)/i.test(network ?? ''))
      spared.push({
        en: `${ip} is Amazon’s (${network}): it may belong to a service that you use, and to another customer tomorrow. Report it to AWS Trust & Safety, and close the port or isolate the instance.`,
        ja: `${ip} は Amazon のアドレス (${network}) です。利用中のサービスのものであったり、明日には別の利用者のものになったりします。AWS Trust & Safety に報告し、ポートを閉じるかインスタンスを隔離してください。`,
      })
    else block.push(ip)
  }
  return { block, spared }
}
