import {
  CfnCondition,
  CfnParameter,
  type CfnParameterProps,
  CfnRule,
  Fn,
  type Stack,
} from 'aws-cdk-lib'
import type { IApiDestination } from 'aws-cdk-lib/aws-events'
import { CfnEventBus, CfnSubscriber, type CfnSubscriberProps } from 'aws-cdk-lib/aws-eventsv2'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { EventRule } from '../src/catalog.ts'
import { canaryEvent, haste, patience, type Road } from './events-road.ts'

// Pages named below: https://docs.aws.amazon.com/eventbridge/latest/userguide/<page>.html

/** What a rule on a schedule sends; no handler reads it. */
const stroke = 'Scheduled Event'

/**
 * By a Custom Event Bus, which keeps what it carries. The rules stay on the default bus, where AWS services publish: an event source
 * takes one service by its exact name and sets the state of its rule itself, and some handlers need `aws.*` or calls that only read
 * (eb-custom-bus-event-sources).
 */
export function byBus(
  stack: Stack,
  bot: IApiDestination,
  queue: IQueue,
  rules: readonly EventRule[],
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
    props: Pick<CfnSubscriberProps, 'name' | 'startingPosition'> & Partial<CfnSubscriberProps>,
  ) =>
    new CfnSubscriber(stack, id, {
      eventBusArn: bus.attrEventBusArn,
      invokeConfiguration: { targetArn: bot.apiDestinationArn, roleArn: deliver.roleArn },
      // One event to a request, and not in an array (eb-custom-bus-target-http).
      batchConfiguration: { maxBatchSize: 1, maxBatchWindowInSeconds: 0 },
      // In order, one event that fails would hold up those behind it.
      type: 'UNORDERED',
      ...props,
    })
  const everything = {
    // Only EventBridge writes these; into an event itself, whoever may publish here can write any source (eb-custom-bus-event-sources).
    filterConfiguration: only({
      'aws:Source': [{ prefix: 'aws.' }, ...ownSources(rules)],
      'aws:DetailType': [{ 'anything-but': [stroke] }],
    }),
    retryPolicy: retry(patience),
    onFailureConfiguration: { arn: queue.queueArn },
  }
  const live = subscriber('Events', {
    ...everything,
    name: 'hikeshi-events',
    startingPosition: 'LATEST',
  })
  const canary = subscriber('Canary', {
    name: 'hikeshi-canary',
    startingPosition: 'LATEST',
    filterConfiguration: only({ 'aws:Source': ['aws.events'], 'aws:DetailType': [stroke] }),
    retryPolicy: retry(haste),
    transformer: { type: 'JSONATA', jsonataConfiguration: { expression: singing(stack) } },
  })
  const { condition, ...inThePast } = asked(stack)
  const again = subscriber('Replay', {
    ...everything,
    ...inThePast,
    name: 'hikeshi-replay',
    startingPosition: 'POINT_IN_TIME',
  })
  again.cfnOptions.condition = condition
  // A bus takes one new subscriber at a time (eb-custom-bus-subscribers).
  canary.addResourceDependency(live)
  again.addResourceDependency(canary)

  // Which of the two an event takes says EventBridge: the second is for sources that are not AWS's (eb-custom-bus-target-bus).
  const forward = role(stack, 'Forward', {
    'events:PutEvents': bus.attrEventBusArn,
    'events:PutRawEvents': bus.attrEventBusArn,
  })
  // No event comes before somebody listens: the rules need this role.
  forward.node.addDependency(canary)
  const arn = bus.attrEventBusArn
  const deadLetterConfig = { arn: queue.queueArn }
  return {
    events: { bind: () => ({ arn, role: forward, deadLetterConfig }) },
    canary: { bind: () => ({ arn, role: forward }) },
  }
}

const ownSources = (rules: readonly EventRule[]) =>
  [...new Set(rules.flatMap(({ pattern }) => pattern.source))].filter(
    (source) => typeof source === 'string' && !source.startsWith('aws.'),
  )

const only = (pattern: object) => ({
  filters: [{ scope: 'SYSTEM_METADATA', pattern: JSON.stringify(pattern) }],
})

const retry = ({ attempts, seconds }: { readonly attempts: number; readonly seconds: number }) => ({
  maxRetryAttempts: attempts,
  maxEventAgeInSeconds: seconds,
})

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

/** The canary as JSONata makes it out of the clock's stroke (eb-custom-bus-transform). */
function singing(stack: Stack): string {
  const quoted = JSON.stringify(canaryEvent(stack, (field) => `$events.Data.${field}`))
  return `{% ${quoted.replaceAll(/"(\$events\.Data\.\w+)"/g, '$1')} %}`
}

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
