import {
  CfnCondition,
  CfnParameter,
  type CfnParameterProps,
  CfnRule,
  Duration,
  Fn,
  type Stack,
} from 'aws-cdk-lib'
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IApiDestination, IRuleTarget } from 'aws-cdk-lib/aws-events'
import { CfnEventBus, CfnSubscriber, type CfnSubscriberProps } from 'aws-cdk-lib/aws-eventsv2'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { EventRule } from '../src/catalog.ts'
import type { Raise } from './events-alarm.ts'
import { patience, type Road } from './events-road.ts'

// Pages named below: https://docs.aws.amazon.com/eventbridge/latest/userguide/<page>.html

/**
 * By a Custom Event Bus, which keeps what it carries. The rules stay on the default bus, where AWS services publish: an event source
 * takes one service by its exact name and sets the state of its rule itself, and some handlers need `aws.*` or calls that only read
 * (eb-custom-bus-event-sources).
 */
export function byBus(
  stack: Stack,
  {
    bot,
    queue,
    rules,
    raise,
  }: {
    readonly bot: IApiDestination
    readonly queue: IQueue
    readonly rules: readonly EventRule[]
    readonly raise: Raise
  },
): Road {
  const bus = new CfnEventBus(stack, 'Bus', {
    name: 'hikeshi',
    description: 'Keeps the events that Hikeshi reads, so that they can be sent again',
    storageConfiguration: {
      retentionPeriodInDays: number(stack, 'RetentionDays', {
        description: 'Days for which events are kept',
        default: 30,
        minValue: 1,
        maxValue: 365,
      }),
    },
  })
  // The queue, too: what a role may not put there is lost without a sign (eb-custom-bus-retry).
  const deliver = role(stack, 'Deliver', {
    'events:InvokeApiDestination': bot.apiDestinationArn,
    'sqs:SendMessage': queue.queueArn,
  })
  const subscriber = (
    id: string,
    props: Pick<CfnSubscriberProps, 'name' | 'startingPosition' | 'pointInTimeConfiguration'>,
  ) =>
    new CfnSubscriber(stack, id, {
      eventBusArn: bus.attrEventBusArn,
      invokeConfiguration: { targetArn: bot.apiDestinationArn, roleArn: deliver.roleArn },
      // Only EventBridge writes this; into an event itself, whoever may publish here can write any source (eb-custom-bus-event-sources).
      filterConfiguration: {
        filters: [
          {
            scope: 'SYSTEM_METADATA',
            pattern: JSON.stringify({ 'aws:Source': [{ prefix: 'aws.' }, ...ownSources(rules)] }),
          },
        ],
      },
      // One event to a request, and not in an array (eb-custom-bus-target-http).
      batchConfiguration: { maxBatchSize: 1, maxBatchWindowInSeconds: 0 },
      retryPolicy: {
        maxRetryAttempts: patience.attempts,
        maxEventAgeInSeconds: patience.seconds,
      },
      onFailureConfiguration: { arn: queue.queueArn },
      // In order, one event that fails would hold up those behind it.
      type: 'UNORDERED',
      ...props,
    })
  const live = subscriber('Events', { name: 'hikeshi-events', startingPosition: 'LATEST' })
  // This bus tries for a day whatever the bot answers, so the queue's alarm comes late. Where nothing is counted, it goes off, too.
  raise('NoCanary', {
    alarmName: 'hikeshi-no-canary',
    alarmDescription:
      'No canary reached Hikeshi for 15 minutes, and so no event: run hikeshi doctor',
    metric: new Metric({
      // Both by their ARNs (eb-custom-bus-observability).
      namespace: 'AWS/EventsV2',
      metricName: 'EventsDelivered',
      dimensionsMap: { EventBus: bus.attrEventBusArn, Subscriber: live.attrSubscriberArn },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: TreatMissingData.BREACHING,
  })
  const { condition, ...inThePast } = asked(stack)
  const again = subscriber('Replay', {
    ...inThePast,
    name: 'hikeshi-replay',
    startingPosition: 'POINT_IN_TIME',
  })
  again.cfnOptions.condition = condition
  // A bus takes one new subscriber at a time (eb-custom-bus-subscribers).
  again.addResourceDependency(live)

  // Which of the two an event takes says EventBridge: the second is for sources that are not AWS's (eb-custom-bus-target-bus).
  const forward = role(stack, 'Forward', {
    'events:PutEvents': bus.attrEventBusArn,
    'events:PutRawEvents': bus.attrEventBusArn,
  })
  // No event comes before somebody listens: the rules need this role.
  forward.node.addDependency(live)
  const target: IRuleTarget = {
    bind: () => ({
      arn: bus.attrEventBusArn,
      role: forward,
      deadLetterConfig: { arn: queue.queueArn },
    }),
  }
  // The clock's own event goes the whole way: the bot reads it as a canary.
  return { events: target, canary: target }
}

const ownSources = (rules: readonly EventRule[]) =>
  [...new Set(rules.flatMap(({ pattern }) => pattern.source))].filter(
    (source) => typeof source === 'string' && !source.startsWith('aws.'),
  )

/** For EventBridge, that may do just this. */
const role = (stack: Stack, id: string, allowed: { readonly [action: string]: string }): Role =>
  new Role(stack, id, {
    assumedBy: new ServicePrincipal('events.amazonaws.com'),
    // In the role itself: with a policy beside it, the first events could come before it has one.
    inlinePolicies: {
      allowed: new PolicyDocument({
        statements: Object.entries(allowed).map(
          ([action, resource]) => new PolicyStatement({ actions: [action], resources: [resource] }),
        ),
      }),
    },
  })

const number = (stack: Stack, id: string, props: CfnParameterProps): number =>
  new CfnParameter(stack, id, { ...props, type: 'Number' }).valueAsNumber

/** A subscriber that begins in the past: there is no other replay (eb-custom-bus-replay). It is there while it is asked for. */
function asked(stack: Stack) {
  const moment = (id: string, when: string) =>
    number(stack, id, {
      description: `${when} the events that are sent again, in seconds since 1970; 0: none are`,
      default: 0,
      minValue: 0,
    })
  const [from, to] = [moment('ReplayFrom', 'Beginning of'), moment('ReplayTo', 'End of')]
  const none = (one: number) => Fn.conditionEquals(one, '0')
  new CfnRule(stack, 'ReplayIsWhole', {
    assertions: [
      {
        assert: Fn.conditionOr(
          Fn.conditionAnd(none(from), none(to)),
          Fn.conditionNot(Fn.conditionOr(none(from), none(to))),
        ),
        assertDescription: 'ReplayFrom and ReplayTo: give both, or 0 for both.',
      },
    ],
  })
  return {
    condition: new CfnCondition(stack, 'Replays', { expression: Fn.conditionNot(none(from)) }),
    pointInTimeConfiguration: { pointType: 'TIMESTAMP', startingPoint: from, endPoint: to },
  }
}
