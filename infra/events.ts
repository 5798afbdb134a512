import { type App, CfnParameter, Duration, SecretValue, Stack } from 'aws-cdk-lib'
import {
  ApiDestination,
  Authorization,
  type CfnRule,
  Connection,
  type IApiDestination,
  Rule,
} from 'aws-cdk-lib/aws-events'
import * as targets from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Catalog } from '../src/catalog.ts'

/** One per account and region that is watched: what the handlers read is sent to the bot, and kept where it did not arrive. */
export function eventsStack(app: App, findings: Catalog['finding']): Stack {
  const stack = new Stack(app, 'HikeshiEvents', {
    description: 'Sends the events that Hikeshi reads to its HTTP endpoint',
  })
  const { valueAsString: endpoint } = new CfnParameter(stack, 'IngestUrl', {
    description: 'Where the bot takes events: https://<its name>/events',
    allowedPattern: 'https://.+/events',
  })
  const { valueAsString: secret } = new CfnParameter(stack, 'IngestKeyName', {
    description:
      'Name of the secret in Secrets Manager, here, that holds one of HIKESHI_INGEST_KEYS',
    default: 'hikeshi/ingest-key',
  })
  const destination = new ApiDestination(stack, 'Bot', {
    endpoint,
    connection: new Connection(stack, 'Connection', {
      authorization: Authorization.apiKey('x-hikeshi-key', SecretValue.secretsManager(secret)),
    }),
  })
  // The library's own types disagree on members that may be undefined.
  const bot = destination as IApiDestination
  const deadLetterQueue = undelivered(stack)
  for (const { id, match, general } of findings.values())
    for (const [i, { source, 'detail-type': detailType, detail }] of match.entries()) {
      const name = i === 0 ? id : `${id}-${i + 1}`
      const rule = new Rule(stack, name, {
        ruleName: `hikeshi-${name}`,
        eventPattern: {
          // The type knows exact values only; the pattern language has prefixes, too.
          source: [...source] as string[],
          detailType: [...detailType],
          ...(detail && { detail }),
        },
        // The most that EventBridge offers, and said aloud: other kinds of bus give up after five minutes.
        targets: [
          new targets.ApiDestination(bot, {
            deadLetterQueue,
            retryAttempts: 185,
            maxEventAge: Duration.hours(24),
          }),
        ],
      })
      // Without this, EventBridge leaves out all management events that only read.
      if (general === true)
        (rule.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
    }
  return stack
}

function undelivered(stack: Stack): IQueue {
  const queue = new Queue(stack, 'Undelivered', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
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
  // By reference, so that each rule does not add a statement of its own: a queue's policy holds 20.
  return Queue.fromQueueArn(stack, 'UndeliveredByArn', queue.queueArn)
}
