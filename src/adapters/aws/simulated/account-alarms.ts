import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
} from '@aws-sdk/client-cloudtrail'
import type { DescribeAlarmsForMetricInput, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { DescribeMetricFiltersRequest, MetricFilter } from '@aws-sdk/client-cloudwatch-logs'
import type { ListSubscriptionsByTopicInput, Subscription } from '@aws-sdk/client-sns'
import { type Call, type Operations, operation } from './operation.ts'
import { describeTrail, trailOf } from './trails.ts'
import type { World } from './world.ts'

/** From the trail over its log group, filters, alarms and topics to people: some ways end at somebody, some break off. */

const logGroup = 'management-events'
const topics = { 'security-alerts': 'soc@example.com', 'network-alerts': null } as const
type Topic = keyof typeof topics

const calls = (names: string) =>
  `{ ${names
    .split(' ')
    .map((name) => `($.eventName = ${name})`)
    .join(' || ')} }`

/** What is watched, and which topic is told. Nobody confirmed the one of the network people. */
const filters: { readonly [name: string]: readonly [pattern: string, topic: Topic | null] } = {
  'root-usage': [
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    'security-alerts',
  ],
  'iam-policy-changes': [
    calls(
      'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy',
    ),
    'security-alerts',
  ],
  'cloudtrail-changes': [
    calls('CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'),
    'security-alerts',
  ],
  'key-disabled': [
    '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
    'security-alerts',
  ],
  'sign-in-failures': [
    '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
    'security-alerts',
  ],
  'security-group-changes': [
    calls(
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup',
    ),
    'network-alerts',
  ],
  'network-acl-changes': [
    calls(
      'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
    ),
    null,
  ],
}

const topicArn = ({ account, region }: Call, topic: string) =>
  `arn:aws:sns:${region}:${account}:${topic}`
/** Everything stands where the trail does. */
const isHome = (world: World, { region }: Call) =>
  Object.values(world.trails).some((trail) => trail.region === region)

export const accountAlarmOperations: Operations = {
  'cloudtrail:DescribeTrails': operation<DescribeTrailsRequest, DescribeTrailsResponse>(
    ['includeShadowTrails', 'trailNameList'],
    (world) => ({
      trailList: Object.values(world.trails).map((trail) => ({
        ...describeTrail(world, trail),
        CloudWatchLogsLogGroupArn: `arn:aws:logs:${trail.region}:${world.account}:log-group:${logGroup}:*`,
      })),
    }),
  ),

  'cloudtrail:GetEventSelectors': operation<GetEventSelectorsRequest, GetEventSelectorsResponse>(
    ['TrailName'],
    (world, input, call) => {
      trailOf(world, input.TrailName, call)
      return {
        EventSelectors: [
          { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] },
        ],
      }
    },
  ),

  'logs:DescribeMetricFilters': operation<
    DescribeMetricFiltersRequest,
    { metricFilters: MetricFilter[] }
  >(['logGroupName'], (world, input, call) => ({
    metricFilters: (isHome(world, call) && input.logGroupName === logGroup
      ? Object.entries(filters)
      : []
    ).map(([filterName, [filterPattern]]) => ({
      filterName,
      filterPattern,
      logGroupName: logGroup,
      metricTransformations: [{ metricName: filterName, metricNamespace: 'CIS', metricValue: '1' }],
    })),
  })),

  'cloudwatch:DescribeAlarmsForMetric': operation<
    DescribeAlarmsForMetricInput,
    { MetricAlarms: MetricAlarm[] }
  >(['MetricName', 'Namespace'], (_world, { MetricName = '', Namespace }, call) => {
    const [, topic] = filters[MetricName] ?? []
    if (!topic || Namespace !== 'CIS') return { MetricAlarms: [] }
    const AlarmActions = [topicArn(call, topic)]
    return { MetricAlarms: [{ AlarmName: MetricName, ActionsEnabled: true, AlarmActions }] }
  }),

  'events:ListRules': operation([], () => ({ Rules: [] })),

  'sns:ListTopics': operation([], (world, _input, call) => ({
    Topics: isHome(world, call)
      ? Object.keys(topics).map((topic) => ({ TopicArn: topicArn(call, topic) }))
      : [],
  })),

  'sns:ListSubscriptionsByTopic': operation<
    ListSubscriptionsByTopicInput,
    { Subscriptions: Subscription[] }
  >(['TopicArn'], (_world, { TopicArn = '' }, call) => {
    const topic = Object.keys(topics).find((name) => topicArn(call, name) === TopicArn)
    const confirmed = topic === undefined ? null : topics[topic as Topic]
    const SubscriptionArn =
      confirmed === null
        ? 'PendingConfirmation'
        : `${TopicArn}:5f2c8f0e-6a0b-4c57-9d7e-2b1f0c9d8e7a`
    const Endpoint = confirmed ?? 'network@example.com'
    return { Subscriptions: [{ SubscriptionArn, TopicArn, Protocol: 'email', Endpoint }] }
  }),
}
