import type {
  DescribeRuleGroupRequest,
  DescribeRuleGroupResponse,
  ListFirewallsRequest,
  ListFirewallsResponse,
  UpdateRuleGroupRequest,
  UpdateRuleGroupResponse,
} from '@aws-sdk/client-network-firewall'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { own, regionOf, type World } from './world.ts'

const firewallOf = (world: World, { region }: Call) =>
  regionOf(world, region).around.networkFirewall ?? { firewalls: [], groups: {} }

function groupOf(world: World, call: Call, name: string | undefined) {
  const group = own(firewallOf(world, call).groups, required(name, 'RuleGroupName'))
  if (group) return group
  throw awsError('ResourceNotFoundException', `Resource not found: ${name}`)
}
const about = (name = '', call: Call) => ({
  RuleGroupName: name,
  RuleGroupArn: `arn:aws:network-firewall:${call.region}:${call.account}:stateful-rulegroup/${name}`,
  RuleGroupId: '00000000-0000-0000-0000-000000000000',
})

export const networkFirewallOperations: Operations = {
  'network-firewall:ListFirewalls': operation<ListFirewallsRequest, ListFirewallsResponse>(
    ['VpcIds'],
    (world, { VpcIds = [] }, call) => ({
      Firewalls: firewallOf(world, call)
        .firewalls.filter(({ vpc }) => VpcIds.length === 0 || VpcIds.includes(vpc))
        .map(({ name }) => ({ FirewallName: name })),
    }),
  ),

  'network-firewall:DescribeRuleGroup': operation<
    DescribeRuleGroupRequest,
    DescribeRuleGroupResponse
  >(['RuleGroupName', 'Type'], (world, { RuleGroupName }, call) => {
    const { capacity, policies, rules, writes } = groupOf(world, call, RuleGroupName)
    return {
      UpdateToken: String(writes),
      RuleGroup: {
        RulesSource: { StatefulRules: structuredClone(rules) },
        StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
      },
      RuleGroupResponse: {
        ...about(RuleGroupName, call),
        Capacity: capacity,
        ConsumedCapacity: rules.length,
        NumberOfAssociations: policies,
      },
    }
  }),

  'network-firewall:UpdateRuleGroup': operation<UpdateRuleGroupRequest, UpdateRuleGroupResponse>(
    ['RuleGroupName', 'Type', 'UpdateToken', 'RuleGroup', 'Description'],
    (world, { RuleGroupName, UpdateToken, RuleGroup }, call) => {
      const group = groupOf(world, call, RuleGroupName)
      const rules = RuleGroup?.RulesSource?.StatefulRules ?? []
      if (UpdateToken !== String(group.writes))
        throw awsError('InvalidTokenException', 'The token you provided is stale or is not valid.')
      if (rules.length > group.capacity)
        throw awsError('InvalidRequestException', 'The rule group exceeds its capacity.')
      group.rules = structuredClone(rules)
      group.writes += 1
      return {
        UpdateToken: String(group.writes),
        RuleGroupResponse: about(RuleGroupName, call),
      }
    },
  ),
}
