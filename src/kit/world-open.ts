import type { NetworkAclEntry, SecurityGroup } from '@aws-sdk/client-ec2'
import type { Verdict } from '../core/posture.ts'
import { fail, pass } from './check.ts'

const world4 = '0.0.0.0/0'
const world6 = '::/0'

/** Whether a security group lets the whole world in to any of these TCP ports. */
export function openToWorld(
  { GroupId = '', GroupName = '', IpPermissions = [] }: SecurityGroup,
  ports: readonly number[],
  side: 'IPv4' | 'IPv6' | 'both',
): Verdict {
  const open = IpPermissions.filter(({ IpRanges = [], Ipv6Ranges = [] }) => {
    const four = side !== 'IPv6' && IpRanges.some(({ CidrIp }) => CidrIp === world4)
    const six = side !== 'IPv4' && Ipv6Ranges.some(({ CidrIpv6 }) => CidrIpv6 === world6)
    return four || six
  }).flatMap(({ IpProtocol, FromPort = 0, ToPort = 65_535 }) =>
    ports.filter(
      (port) =>
        IpProtocol === '-1' ||
        ((IpProtocol === 'tcp' || IpProtocol === '6') && FromPort <= port && port <= ToPort),
    ),
  )
  const list = [...new Set(open)].join(', ')
  return open.length === 0
    ? pass(GroupId, {
        en: `${GroupName} does not open these ports to the world.`,
        ja: `${GroupName} はこれらのポートを全世界に公開していません。`,
      })
    : fail(GroupId, {
        en: `${GroupName} opens to the world: ${list}.`,
        ja: `${GroupName} が全世界に公開しているポート: ${list}。`,
      })
}

/** Whether a network ACL lets the whole world in to a TCP port: the first entry by number that speaks of it decides. */
export function letsIn(entries: readonly NetworkAclEntry[], port: number): boolean {
  const about = entries
    .filter(({ Egress, Protocol, PortRange, CidrBlock, Ipv6CidrBlock }) => {
      const range = PortRange ?? { From: 0, To: 65_535 }
      const speaks = Protocol === '-1' || Protocol === '6'
      const here = Protocol === '-1' || ((range.From ?? 0) <= port && port <= (range.To ?? 65_535))
      return Egress !== true && speaks && here && [CidrBlock, Ipv6CidrBlock].some(isWorld)
    })
    .toSorted((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
  const first = (cidr: (entry: NetworkAclEntry) => string | undefined) =>
    about.find((entry) => isWorld(cidr(entry)))?.RuleAction === 'allow'
  return first(({ CidrBlock }) => CidrBlock) || first(({ Ipv6CidrBlock }) => Ipv6CidrBlock)
}

const isWorld = (cidr: string | undefined): boolean => cidr === world4 || cidr === world6
