import type { FirewallRuleGroupAssociation } from '@aws-sdk/client-route53resolver'
import type { Aws } from './aws.ts'
import type { Look, Step } from './define.ts'
import { readInstance } from './ec2.ts'
import { allPages, orAbsent } from './pages.ts'

/** Route 53 Resolver DNS Firewall: a run has a domain list and a rule group of its own, both under its name. */
interface OnDomain {
  readonly instanceId: string
  readonly domain: string
}

/** Letters that AWS takes in these names, 64 of them at most. */
const nameOf = (run: string): string =>
  `hikeshi-${run}`.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, 64)
/** The name itself and everything under it. */
const domainsOf = ({ domain }: OnDomain): string[] => [domain, `*.${domain}`]
/** AWS's own way to know a second call for the first one. */
const once = (run: string) => ({ CreatorRequestId: nameOf(run), Name: nameOf(run) })

/** This service takes no member that is undefined. */
const from = (NextToken: string | undefined) => (NextToken === undefined ? {} : { NextToken })

async function listOf({ aws, run }: Look<OnDomain>): Promise<string | undefined> {
  const lists = await allPages(
    (NextToken) => aws.route53resolver.listFirewallDomainLists(from(NextToken)),
    (page) => page.FirewallDomainLists,
  )
  return lists.find(({ Name }) => Name === nameOf(run))?.Id
}

async function groupOf({ aws, run }: Look<OnDomain>): Promise<string | undefined> {
  const groups = await allPages(
    (NextToken) => aws.route53resolver.listFirewallRuleGroups(from(NextToken)),
    (page) => page.FirewallRuleGroups,
  )
  return groups.find(({ Name }) => Name === nameOf(run))?.Id
}

/** Which rule groups guard which VPC; in each, that with the lowest priority is asked first. */
export const dnsFirewalls = (aws: Aws): Promise<FirewallRuleGroupAssociation[]> =>
  allPages(
    (NextToken) => aws.route53resolver.listFirewallRuleGroupAssociations(from(NextToken)),
    (page) => page.FirewallRuleGroupAssociations,
  )

export const listDomain: Step<OnDomain> = {
  id: 'list',
  phase: 'contain',
  en: { title: 'Put the domain on a list of its own' },
  ja: { title: '専用リストへのドメインの登録' },
  now: async (ctx) => {
    const FirewallDomainListId = await listOf(ctx)
    if (FirewallDomainListId === undefined) return { [ctx.input.domain]: { list: null } }
    const listed = await allPages(
      (NextToken) =>
        ctx.aws.route53resolver.listFirewallDomains({ FirewallDomainListId, ...from(NextToken) }),
      (page) => page.Domains,
    )
    // AWS writes them with the dot that ends every name.
    const has = (domain: string) => listed.some((one) => one.replace(/\.$/, '') === domain)
    const isDone = domainsOf(ctx.input).every(has)
    return { [ctx.input.domain]: { list: isDone ? nameOf(ctx.run) : 'incomplete' } }
  },
  want: ({ input: { domain }, run }) => ({ [domain]: { list: nameOf(run) } }),
  do: async (ctx) => {
    const { aws, run } = ctx
    const create = async () => {
      const made = await aws.route53resolver.createFirewallDomainList(once(run))
      return made.FirewallDomainList?.Id
    }
    const FirewallDomainListId = (await listOf(ctx)) ?? (await create())
    await aws.route53resolver.updateFirewallDomains({
      FirewallDomainListId,
      Operation: 'REPLACE',
      Domains: domainsOf(ctx.input),
    })
    return { list: FirewallDomainListId ?? null }
  },
  undo: async (ctx) => {
    const FirewallDomainListId = await listOf(ctx)
    await ctx.aws.route53resolver.deleteFirewallDomainList({ FirewallDomainListId })
  },
  repeatable: true,
  settle: 120,
}

const rulesOf = async ({ aws }: Look<OnDomain>, FirewallRuleGroupId: string) =>
  allPages(
    (NextToken) =>
      aws.route53resolver.listFirewallRules({ FirewallRuleGroupId, ...from(NextToken) }),
    (page) => page.FirewallRules,
  )

export const blockList: Step<OnDomain> = {
  id: 'rule',
  phase: 'contain',
  en: { title: 'Answer the list as if its names did not exist' },
  ja: { title: 'リストのドメインを「存在しない」と応答するルールの作成' },
  now: async (ctx) => {
    const group = await groupOf(ctx)
    if (group === undefined) return { [ctx.input.domain]: { ruleGroup: null } }
    const blocks = (await rulesOf(ctx, group)).some(({ Action }) => Action === 'BLOCK')
    return { [ctx.input.domain]: { ruleGroup: blocks ? nameOf(ctx.run) : 'incomplete' } }
  },
  want: ({ input: { domain }, run }) => ({ [domain]: { ruleGroup: nameOf(run) } }),
  do: async (ctx) => {
    const { aws, run } = ctx
    const create = async () => {
      const made = await aws.route53resolver.createFirewallRuleGroup(once(run))
      return made.FirewallRuleGroup?.Id
    }
    const FirewallRuleGroupId = (await groupOf(ctx)) ?? (await create())
    await aws.route53resolver.createFirewallRule({
      ...once(run),
      FirewallRuleGroupId,
      FirewallDomainListId: await listOf(ctx),
      Priority: 100,
      Action: 'BLOCK',
      BlockResponse: 'NXDOMAIN',
    })
    return { ruleGroup: FirewallRuleGroupId ?? null }
  },
  undo: async (ctx) => {
    const FirewallRuleGroupId = (await groupOf(ctx)) ?? ''
    for (const { FirewallDomainListId } of await rulesOf(ctx, FirewallRuleGroupId))
      await ctx.aws.route53resolver.deleteFirewallRule({
        FirewallRuleGroupId,
        FirewallDomainListId,
      })
    await ctx.aws.route53resolver.deleteFirewallRuleGroup({ FirewallRuleGroupId })
  },
  repeatable: true,
}

/** This run's part in the firewall of a VPC: that of the instance, or what is left of it once the instance is gone. */
async function associationOf(ctx: Look<OnDomain>) {
  const all = await dnsFirewalls(ctx.aws)
  const group = await groupOf(ctx)
  const mine = all.find((one) => group !== undefined && one.FirewallRuleGroupId === group)
  const instance = mine ?? (await orAbsent(readInstance(ctx.aws, ctx.input.instanceId)))
  const VpcId = instance?.VpcId
  return { VpcId, mine, taken: all.filter((one) => one.VpcId === VpcId) }
}

/** From here on the whole VPC is answered so. The lowest priority that is free is asked before all others. */
export const guardVpc: Step<OnDomain> = {
  id: 'associate',
  phase: 'contain',
  en: { title: 'Let the rule guard the VPC' },
  ja: { title: 'VPC へのルールの適用' },
  now: async (ctx) => {
    const { VpcId, mine, taken } = await associationOf(ctx)
    if (VpcId === undefined) return {}
    // AWS takes 101 to 8999.
    let free = 101
    while (taken.some(({ Priority }) => Priority === free)) free += 1
    const isDone = mine?.Status === 'COMPLETE'
    const ruleGroup = isDone ? nameOf(ctx.run) : (mine?.Status ?? null)
    return { [VpcId]: { ruleGroup, priority: mine?.Priority ?? null, free } }
  },
  want: ({ now, run }) =>
    Object.fromEntries(
      Object.entries(now).map(([vpc, { priority = null, free = null }]) => [
        vpc,
        { ruleGroup: nameOf(run), priority: priority ?? free },
      ]),
    ),
  do: async (ctx) => {
    const { VpcId, mine } = await associationOf(ctx)
    if (mine) return { association: mine.Id ?? null }
    const priority = ctx.changes.find(({ field }) => field === 'priority')?.to
    const made = await ctx.aws.route53resolver.associateFirewallRuleGroup({
      ...once(ctx.run),
      FirewallRuleGroupId: await groupOf(ctx),
      VpcId,
      Priority: Number(priority),
    })
    return { association: made.FirewallRuleGroupAssociation?.Id ?? null }
  },
  undo: async (ctx) => {
    const { mine } = await associationOf(ctx)
    if (mine && mine.Status !== 'DELETING')
      await ctx.aws.route53resolver.disassociateFirewallRuleGroup({
        FirewallRuleGroupAssociationId: mine.Id,
      })
  },
  repeatable: true,
  settle: 300,
}
