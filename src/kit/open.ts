import { at, deep, gather, json, list, record, text, textAt, texts, valuesAt } from './read.ts'

/** A way that a rule of a security group or network ACL opens. */
export interface Way {
  /** An address range, a group or a prefix list. */
  readonly from: string
  readonly protocol: string
  readonly ports: string
  readonly world: boolean
}

/** Protocol numbers as network ACLs write them. */
const protocols: Record<string, string> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
}

function portsOf(rule: unknown): string {
  const from = textAt(rule, 'fromPort', 'portRange.from')
  const to = textAt(rule, 'toPort', 'portRange.to') ?? from
  if (from === undefined || from === '-1') return ''
  return from === to ? from : `${from}-${to}`
}

export function protocolOf(rule: unknown): string {
  const named = textAt(rule, 'ipProtocol', 'aclProtocol', 'protocol') ?? '-1'
  return [protocols[named] ?? named, portsOf(rule)].join(' ').trim()
}

/** Any range of length 0 is the whole internet, however its address reads. */
export const isWorld = (range: string | undefined): boolean => range?.endsWith('/0') ?? false

/** What a call on security group rules opens or closes, in any of the forms that EC2 has had. */
export function waysIn(detail: unknown): Way[] {
  const request = at(detail, 'requestParameters')
  const rules = [
    ...valuesAt(request, 'ipPermissions.items'),
    ...deep(request, 'SecurityGroupRule.SecurityGroupRule'),
    ...(textAt(request, 'cidrIp', 'cidrIpv6') === undefined ? [] : [request]),
  ]
  // A rule revoked by its id is told in the answer only.
  const told = ['securityGroupRuleSet', 'revokedSecurityGroupRuleSet'].flatMap((name) =>
    valuesAt(detail, `responseElements.${name}.items`),
  )
  return (rules.length > 0 ? rules : told).flatMap((rule) => {
    const ends = ['cidrIp', 'cidrIpv4', 'cidrIpv6', 'prefixListId', 'referencedGroupId']
    const groups = valuesAt(rule, 'groups.items').map((one) => textAt(one, 'groupId', 'groupName'))
    const from = [...ends.flatMap((name) => gather(rule, name)).map(text), ...groups]
    const [protocol = 'all', ports = ''] = protocolOf(rule).split(' ')
    return [...new Set(from)].flatMap((one) =>
      one === undefined ? [] : [{ from: one, protocol, ports, world: isWorld(one) }],
    )
  })
}

/** `0.0.0.0/0 → tcp 22` */
export const wayLine = ({ from, protocol, ports }: Way): string =>
  `${from} → ${[protocol, ports].join(' ').trim()}`

/** What a resource or identity policy allows, as far as it makes an alarm louder. */
export interface Allows {
  /** Each statement in a line. */
  readonly lines: readonly string[]
  /** Anybody at all, without a condition. */
  readonly everybody: boolean
  /** Everything on everything: `*` or `iam:*` on `*`. */
  readonly admin: boolean
  /** Accounts other than `own` that are let in. */
  readonly accounts: readonly string[]
}

/** A policy document, as an object or as the JSON text of one. */
export function allowsIn(document: unknown, own = ''): Allows {
  const parsed = typeof document === 'string' ? json(document) : document
  const statements = valuesAt(parsed, 'Statement').map((one) => {
    const principal = at(one, 'Principal')
    const who =
      typeof principal === 'string'
        ? [principal]
        : Object.values(record(principal))
            .flatMap(list)
            .flatMap((p) => text(p) ?? [])
    const [actions, resources] = [texts(one, 'Action'), texts(one, 'Resource')]
    const allow = textAt(one, 'Effect')?.toLowerCase() === 'allow'
    const bound = Object.keys(record(at(one, 'Condition'))).length > 0
    const line = [
      textAt(one, 'Effect'),
      who.join(' '),
      actions.join(' '),
      bound ? '(Condition)' : '',
    ]
    return { who, actions, resources, allow, bound, line: line.filter(Boolean).join(' · ') }
  })
  const allowed = statements.filter(({ allow }) => allow)
  const accounts = allowed
    .flatMap(({ who }) => who)
    .flatMap((one) => /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(one)?.[1] ?? [])
  return {
    lines: statements.map(({ line }) => line),
    everybody: allowed.some(({ who, bound }) => who.includes('*') && !bound),
    admin: allowed.some(
      ({ who, actions, resources }) =>
        who.length === 0 &&
        actions.some((one) => /^(\*|\*:\*|iam:\*)$/i.test(one)) &&
        resources.includes('*'),
    ),
    accounts: [...new Set(accounts)].filter((one) => one !== own),
  }
}
