import type { Change } from '../core/plan.ts'
import type { Act, Look, Step } from './define.ts'
import { blockable, type NamedAddress, networkOf } from './ip.ts'

interface OnIpSets {
  readonly callers: readonly NamedAddress[]
  /** IP sets that a web ACL blocks, `name/id`, in this region. */
  readonly ipSets: readonly string[]
}

const which = (set: string) => {
  const [Name, Id] = set.split('/')
  return { Name, Id, Scope: 'REGIONAL' as const }
}

/** The addresses of each set's own version, by whether they are in it. */
async function now({ aws, input }: Look<OnIpSets>) {
  const { block } = await blockable(aws, input.callers)
  const sets = input.ipSets.map(async (set) => {
    const { IPSet } = await aws.wafv2.getIPSet(which(set))
    const ours = block.filter((ip) => ip.includes(':') === (IPSet?.IPAddressVersion === 'IPV6'))
    const listed = (ip: string) => (IPSet?.Addresses?.includes(networkOf(ip)) ? 'listed' : null)
    return [set, Object.fromEntries(ours.map((ip) => [networkOf(ip), listed(ip)]))] as const
  })
  return Object.fromEntries(await Promise.all(sets))
}

/** WAF takes the whole list at once, and refuses it where somebody else wrote in between (lock token). */
async function write({ aws, changes }: Act<OnIpSets>): Promise<void> {
  for (const set of new Set(changes.map(({ resource }) => resource))) {
    const { IPSet, LockToken } = await aws.wafv2.getIPSet(which(set))
    const mine = changes.filter(({ resource }) => resource === set)
    const named = (is: (change: Change) => boolean) => mine.filter(is).map(({ field }) => field)
    const out = named(({ to }) => to === null)
    const kept = (IPSet?.Addresses ?? []).filter((one) => !out.includes(one))
    await aws.wafv2.updateIPSet({
      ...which(set),
      ...(IPSet?.Description && { Description: IPSet.Description }),
      Addresses: [...new Set([...kept, ...named(({ to }) => to !== null)])],
      LockToken,
    })
  }
}

/** WAF sees the client itself where a load balancer stands between; a network ACL sees only the load balancer. */
export const listInIpSets: Step<OnIpSets> = {
  id: 'waf',
  phase: 'contain',
  en: { title: 'Add the addresses to the blocking IP sets of AWS WAF' },
  ja: { title: 'AWS WAF のブロック用 IP セットへのアドレスの追加' },
  now,
  want: ({ now: sets }) =>
    Object.fromEntries(
      Object.entries(sets).map(([set, fields]) => [
        set,
        Object.fromEntries(Object.keys(fields).map((cidr) => [cidr, 'listed'])),
      ]),
    ),
  do: write,
  undo: write,
  repeatable: true,
}
