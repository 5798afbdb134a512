import type { NetworkAcl } from '@aws-sdk/client-ec2'
import type { Json } from '../core/json.ts'
import type { Change, Fields } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import type { Look, Step } from './define.ts'
import { readInstance } from './ec2.ts'
import { blockable, type NamedAddress, networkOf } from './ip.ts'
import { allPages, orAbsent } from './pages.ts'

interface OnCallers {
  readonly instanceId: string
  readonly callers: readonly NamedAddress[]
}

const directions = ['inbound', 'outbound'] as const
/** The entry of every ACL that cannot be changed: everything else is denied. */
const last = 32_767

/** The network ACLs of the subnets that an instance has interfaces in; once it is gone, all: an undo still finds its own. */
export async function aclsOf(aws: Aws, instanceId: string): Promise<NetworkAcl[]> {
  const instance = await orAbsent(readInstance(aws, instanceId))
  const { NetworkInterfaces = [], SubnetId } = instance ?? {}
  const subnets = [SubnetId, ...NetworkInterfaces.map((eni) => eni.SubnetId)]
  const Values = [...new Set(subnets.flatMap((id) => id ?? []))]
  const Filters = Values.length > 0 ? [{ Name: 'association.subnet-id', Values }] : []
  return allPages(
    (NextToken) => aws.ec2.describeNetworkAcls({ Filters, NextToken }),
    (page) => page.NetworkAcls,
  )
}

/** What an ACL says in one direction: who is denied before anybody is allowed, and which numbers before that are free. */
function reading({ Entries = [] }: NetworkAcl, direction: (typeof directions)[number]) {
  const mine = Entries.filter(({ Egress }) => Egress === (direction === 'outbound'))
  const allows = mine.flatMap((e) => (e.RuleAction === 'allow' ? (e.RuleNumber ?? last) : []))
  const first = Math.min(last, ...allows)
  const used = new Set(mine.map(({ RuleNumber }) => RuleNumber))
  const free = Array.from({ length: first - 1 }, (_, i) => first - 1 - i).filter(
    (n) => !used.has(n),
  )
  const denied = (cidr: string): number | null =>
    mine.find(
      (e) =>
        e.RuleAction === 'deny' &&
        e.Protocol === '-1' &&
        (e.CidrBlock ?? e.Ipv6CidrBlock) === cidr &&
        (e.RuleNumber ?? last) < first,
    )?.RuleNumber ?? null
  return { denied, free, count: mine.length }
}

/** How many entries each direction of an ACL has, and whether there is a number left for each address before the first allow. */
export const roomIn = (acl: NetworkAcl, ips: readonly string[]) =>
  directions.map((direction) => {
    const { denied, free, count } = reading(acl, direction)
    const missing = ips.filter((ip) => denied(networkOf(ip)) === null).length
    return { direction, fits: free.length >= missing, total: count + missing }
  })

async function now({ aws, input }: Look<OnCallers>): Promise<Fields> {
  const { block } = await blockable(aws, input.callers)
  const acls = (await aclsOf(aws, input.instanceId)).map((acl) => {
    const fields = directions.flatMap((direction): [string, Json][] => {
      const { denied, free } = reading(acl, direction)
      const lines = block.map((ip): [string, Json] => [
        `${direction} ${networkOf(ip)}`,
        denied(networkOf(ip)),
      ])
      // Not managed: the numbers that `want` may take.
      return [...lines, [`free ${direction}`, free.slice(0, block.length)]]
    })
    return [acl.NetworkAclId ?? '', Object.fromEntries(fields)] as const
  })
  return Object.fromEntries(acls)
}

/** An entry is named by its direction and network, `inbound 203.0.113.7/32`; its value is its number. */
const entryOf = ({ resource, field }: Change) => {
  const [direction, cidr = ''] = field.split(' ')
  return { NetworkAclId: resource, Egress: direction === 'outbound', cidr }
}

/** Denies the addresses both ways, before anything is allowed. ACLs keep no state: open connections are cut, too. */
export const denyInAcls: Step<OnCallers> = {
  id: 'deny',
  phase: 'contain',
  en: { title: 'Deny the addresses in the network ACLs' },
  ja: { title: 'ネットワーク ACL でのアドレスの拒否' },
  now,
  want: ({ now: acls }) =>
    Object.fromEntries(
      Object.entries(acls).map(([id, fields]) => {
        const wanted = directions.flatMap((direction) => {
          const numbers = [...(fields[`free ${direction}`] as readonly number[])]
          return Object.entries(fields)
            .filter(([field]) => field.startsWith(`${direction} `))
            .map(([field, number]) => [field, number ?? numbers.shift() ?? null] as const)
        })
        return [id, Object.fromEntries(wanted)]
      }),
    ),
  do: async ({ aws, changes }) => {
    for (const change of changes) {
      const { cidr, ...entry } = entryOf(change)
      await aws.ec2.createNetworkAclEntry({
        ...entry,
        RuleNumber: Number(change.to),
        RuleAction: 'deny',
        Protocol: '-1',
        ...(cidr.includes(':') ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
      })
    }
  },
  undo: async ({ aws, changes }) => {
    for (const change of changes) {
      const { cidr: _cidr, ...entry } = entryOf(change)
      await aws.ec2.deleteNetworkAclEntry({ ...entry, RuleNumber: Number(change.from) })
    }
  },
  repeatable: true,
}
