import { type App, CfnParameter, Duration, SecretValue, Stack } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import {
  ApiDestination,
  Authorization,
  type CfnRule,
  Connection,
  type IApiDestination,
  Rule,
  Schedule,
} from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { type Catalog, eventRules, roadNames } from '../src/catalog.ts'
import { accept } from './accepted.ts'
import { alarms, type Raise } from './events-alarm.ts'
import { byBus } from './events-bus.ts'
import { straight } from './events-road.ts'

const names = {
  plain: 'HikeshiEvents',
  member: 'HikeshiMemberEvents',
  retained: 'HikeshiRetainedEvents',
} as const

/**
 * One per account and region that is watched: what the handlers read is sent to the bot, and kept where it did not arrive. A
 * `member` of an organization is handed the key with the other parameters, and needs no secret of its own. `retained`: by a bus that
 * keeps all of it for a while.
 */
export function eventsStack(
  app: App,
  findings: Catalog['finding'],
  kind: 'plain' | 'member' | 'retained' = 'plain',
): Stack {
  const stack = new Stack(app, names[kind], {
    description: 'Sends the events that Hikeshi reads to its HTTP endpoint',
  })
  const { valueAsString: endpoint } = new CfnParameter(stack, 'IngestUrl', {
    description: 'Where the bot takes events: https://<its name>/events',
    allowedPattern: 'https://.+/events',
  })
  const destination = new ApiDestination(stack, 'Bot', {
    endpoint,
    connection: new Connection(stack, 'Connection', {
      connectionName: roadNames.connection,
      authorization: Authorization.apiKey(
        'x-hikeshi-key',
        kind === 'member' ? handedKey(stack) : keptKey(stack),
      ),
    }),
  })
  // The library's own types disagree on members that may be undefined.
  const bot = destination as IApiDestination
  const raise = alarms(stack)
  const queue = undelivered(stack, raise)
  const rules = eventRules(findings.values())
  const road =
    kind === 'retained' ? byBus(stack, { bot, queue, rules, raise }) : straight(stack, bot, queue)
  for (const { name, pattern, all } of rules) {
    const { source, 'detail-type': detailType, detail } = pattern
    const rule = new Rule(stack, name.replace(/^hikeshi-/, ''), {
      ruleName: name,
      eventPattern: {
        // The type knows exact values only; the pattern language has prefixes, too.
        source: [...source] as string[],
        detailType: [...detailType],
        ...(detail && { detail }),
      },
      targets: [road.events],
    })
    // Without this, EventBridge leaves out all management events that only read.
    if (all)
      (rule.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
  }
  // Every five minutes a canary takes the road of all events.
  new Rule(stack, 'CanaryClock', {
    ruleName: roadNames.canary,
    schedule: Schedule.rate(Duration.minutes(5)),
    targets: [road.canary],
  })
  return stack
}

function keptKey(stack: Stack): SecretValue {
  const { valueAsString: name } = new CfnParameter(stack, 'IngestKeyName', {
    description:
      'Name of the secret in Secrets Manager, here, that holds one of HIKESHI_INGEST_KEYS',
    default: 'hikeshi/ingest-key',
  })
  return SecretValue.secretsManager(name)
}

const handedKey = (stack: Stack): SecretValue =>
  SecretValue.cfnParameter(
    new CfnParameter(stack, 'IngestKey', {
      description: 'One of HIKESHI_INGEST_KEYS',
      allowedPattern: '[^,]{20,}',
      noEcho: true,
    }),
  )

function undelivered(stack: Stack, raise: Raise): IQueue {
  const queue = new Queue(stack, 'Undelivered', {
    queueName: roadNames.queue,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  accept(queue, {
    'AwsSolutions-SQS3': 'It is the dead-letter queue itself; an alarm watches it.',
  })
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        ArnLike: {
          'aws:SourceArn': stack.formatArn({ service: 'events', resource: 'rule/hikeshi-*' }),
        },
      },
    }),
  )
  // One event left behind is worth a look.
  raise('LeftBehind', {
    alarmName: roadNames.queue,
    alarmDescription: 'Events could not be delivered to Hikeshi: run hikeshi doctor',
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  // By reference, so that each rule does not add a statement of its own: a queue's policy holds 20.
  return Queue.fromQueueArn(stack, 'UndeliveredByArn', queue.queueArn)
}
