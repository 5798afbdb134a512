import type {
  AssociateFirewallRuleGroupRequest,
  AssociateFirewallRuleGroupResponse,
  CreateFirewallDomainListRequest,
  CreateFirewallDomainListResponse,
  CreateFirewallRuleGroupRequest,
  CreateFirewallRuleGroupResponse,
  CreateFirewallRuleRequest,
  DeleteFirewallDomainListRequest,
  DeleteFirewallRuleGroupRequest,
  DeleteFirewallRuleRequest,
  DisassociateFirewallRuleGroupRequest,
  ListFirewallDomainListsResponse,
  ListFirewallDomainsRequest,
  ListFirewallDomainsResponse,
  ListFirewallRuleGroupAssociationsRequest,
  ListFirewallRuleGroupAssociationsResponse,
  ListFirewallRuleGroupsResponse,
  ListFirewallRulesRequest,
  ListFirewallRulesResponse,
  UpdateFirewallDomainsRequest,
} from '@aws-sdk/client-route53resolver'
import type { DnsFirewall } from './around.ts'
import { awsError, type Call, lacking, type Operations, operation, required } from './operation.ts'
import { newId, own, regionOf, type World } from './world.ts'

const firewallOf = (world: World, { region }: Call): DnsFirewall =>
  regionOf(world, region).around.dns

function found<T>(all: { readonly [id: string]: T }, id: string | undefined): T {
  const one = own(all, required(id, 'Id'))
  if (one) return one
  throw awsError('ResourceNotFoundException', `[RSLVR-02003] Could not find resource with ID ${id}`)
}
const conflict = (message: string): Error => awsError('ConflictException', message)
/** Route 53 Resolver's ids: `rslvr-fdl-` and 16 hexadecimal digits or so. */
const idOf = (world: World, kind: 'fdl' | 'frg' | 'frgassoc'): string =>
  newId(world, `rslvr-${kind}`)

export const dnsFirewallOperations: Operations = {
  'route53resolver:CreateFirewallDomainList': operation<
    CreateFirewallDomainListRequest,
    CreateFirewallDomainListResponse
  >(['CreatorRequestId', 'Name'], (world, input, call) => {
    const Id = idOf(world, 'fdl')
    const Name = required(input.Name, 'Name')
    firewallOf(world, call).lists[Id] = { name: Name, domains: [] }
    return { FirewallDomainList: { Id, Name, DomainCount: 0, Status: 'COMPLETE' } }
  }),

  'route53resolver:ListFirewallDomainLists': operation<object, ListFirewallDomainListsResponse>(
    [],
    (world, _input, call) => ({
      FirewallDomainLists: Object.entries(firewallOf(world, call).lists).map(([Id, { name }]) => ({
        Id,
        Name: name,
      })),
    }),
  ),

  'route53resolver:ListFirewallDomains': operation<
    ListFirewallDomainsRequest,
    ListFirewallDomainsResponse
  >(['FirewallDomainListId'], (world, input, call) => ({
    Domains: [...found(firewallOf(world, call).lists, input.FirewallDomainListId).domains],
  })),

  'route53resolver:UpdateFirewallDomains': operation<UpdateFirewallDomainsRequest, object>(
    ['FirewallDomainListId', 'Operation', 'Domains'],
    (world, input, call) => {
      const list = found(firewallOf(world, call).lists, input.FirewallDomainListId)
      if (input.Operation !== 'REPLACE') throw lacking(`the operation ${input.Operation}`)
      // Each name ends with the root's dot, whether it was given or not.
      list.domains = required(input.Domains, 'Domains').map((one) => one.replace(/\.?$/, '.'))
      return { Status: 'UPDATING' }
    },
  ),

  'route53resolver:DeleteFirewallDomainList': operation<DeleteFirewallDomainListRequest, object>(
    ['FirewallDomainListId'],
    (world, input, call) => {
      const { lists, groups } = firewallOf(world, call)
      const id = input.FirewallDomainListId ?? ''
      found(lists, id)
      if (Object.values(groups).some(({ rules }) => rules.some(({ list }) => list === id)))
        throw conflict(`The domain list ${id} is used by a rule.`)
      delete lists[id]
      return {}
    },
  ),

  'route53resolver:CreateFirewallRuleGroup': operation<
    CreateFirewallRuleGroupRequest,
    CreateFirewallRuleGroupResponse
  >(['CreatorRequestId', 'Name'], (world, input, call) => {
    const Id = idOf(world, 'frg')
    const Name = required(input.Name, 'Name')
    firewallOf(world, call).groups[Id] = { name: Name, rules: [] }
    return { FirewallRuleGroup: { Id, Name, Status: 'COMPLETE' } }
  }),

  'route53resolver:ListFirewallRuleGroups': operation<object, ListFirewallRuleGroupsResponse>(
    [],
    (world, _input, call) => ({
      FirewallRuleGroups: Object.entries(firewallOf(world, call).groups).map(([Id, { name }]) => ({
        Id,
        Name: name,
        OwnerId: call.account,
      })),
    }),
  ),

  'route53resolver:DeleteFirewallRuleGroup': operation<DeleteFirewallRuleGroupRequest, object>(
    ['FirewallRuleGroupId'],
    (world, input, call) => {
      const { groups, associations } = firewallOf(world, call)
      const id = input.FirewallRuleGroupId ?? ''
      const { rules } = found(groups, id)
      const isUsed = Object.values(associations).some(({ group }) => group === id)
      if (isUsed || rules.length > 0) throw conflict(`The rule group ${id} is in use.`)
      delete groups[id]
      return {}
    },
  ),

  'route53resolver:CreateFirewallRule': operation<CreateFirewallRuleRequest, object>(
    [
      'CreatorRequestId',
      'Name',
      'FirewallRuleGroupId',
      'FirewallDomainListId',
      'Priority',
      'Action',
      'BlockResponse',
    ],
    (world, input, call) => {
      const { lists, groups } = firewallOf(world, call)
      const { rules } = found(groups, input.FirewallRuleGroupId)
      const list = required(input.FirewallDomainListId, 'FirewallDomainListId')
      found(lists, list)
      const priority = required(input.Priority, 'Priority')
      if (rules.some((rule) => rule.priority === priority || rule.list === list))
        throw conflict('A rule of that priority or domain list exists already.')
      const action = required(input.Action, 'Action')
      rules.push({ name: required(input.Name, 'Name'), list, priority, action })
      return {}
    },
  ),

  'route53resolver:ListFirewallRules': operation<
    ListFirewallRulesRequest,
    ListFirewallRulesResponse
  >(['FirewallRuleGroupId'], (world, input, call) => ({
    FirewallRules: found(firewallOf(world, call).groups, input.FirewallRuleGroupId).rules.map(
      ({ name, list, priority, action }) => ({
        FirewallRuleGroupId: input.FirewallRuleGroupId ?? '',
        FirewallDomainListId: list,
        Name: name,
        Priority: priority,
        Action: action,
      }),
    ),
  })),

  'route53resolver:DeleteFirewallRule': operation<DeleteFirewallRuleRequest, object>(
    ['FirewallRuleGroupId', 'FirewallDomainListId'],
    (world, input, call) => {
      const group = found(firewallOf(world, call).groups, input.FirewallRuleGroupId)
      group.rules = group.rules.filter(({ list }) => list !== input.FirewallDomainListId)
      return {}
    },
  ),

  'route53resolver:AssociateFirewallRuleGroup': operation<
    AssociateFirewallRuleGroupRequest,
    AssociateFirewallRuleGroupResponse
  >(
    ['CreatorRequestId', 'Name', 'FirewallRuleGroupId', 'VpcId', 'Priority'],
    (world, input, call) => {
      const { groups, associations } = firewallOf(world, call)
      const group = required(input.FirewallRuleGroupId, 'FirewallRuleGroupId')
      found(groups, group)
      const priority = required(input.Priority, 'Priority')
      if (priority <= 100 || priority >= 9_000)
        throw awsError('ValidationException', 'The priority must be between 101 and 8999.')
      if (Object.values(associations).some((one) => one.priority === priority))
        throw conflict('The VPC has an association of that priority.')
      if (Object.keys(associations).length >= 5)
        throw awsError('LimitExceededException', 'The VPC has 5 rule groups already.')
      const Id = idOf(world, 'frgassoc')
      const vpc = required(input.VpcId, 'VpcId')
      associations[Id] = { name: required(input.Name, 'Name'), group, vpc, priority }
      return { FirewallRuleGroupAssociation: { Id, VpcId: vpc, Status: 'UPDATING' } }
    },
  ),

  'route53resolver:ListFirewallRuleGroupAssociations': operation<
    ListFirewallRuleGroupAssociationsRequest,
    ListFirewallRuleGroupAssociationsResponse
  >(['VpcId'], (world, input, call) => ({
    FirewallRuleGroupAssociations: Object.entries(firewallOf(world, call).associations)
      .filter(([, { vpc }]) => vpc === (input.VpcId ?? vpc))
      .map(([Id, { name, group, vpc, priority }]) => ({
        Id,
        Name: name,
        FirewallRuleGroupId: group,
        VpcId: vpc,
        Priority: priority,
        Status: 'COMPLETE',
      })),
  })),

  'route53resolver:DisassociateFirewallRuleGroup': operation<
    DisassociateFirewallRuleGroupRequest,
    object
  >(['FirewallRuleGroupAssociationId'], (world, input, call) => {
    const { associations } = firewallOf(world, call)
    const id = input.FirewallRuleGroupAssociationId ?? ''
    found(associations, id)
    delete associations[id]
    return {}
  }),
}
