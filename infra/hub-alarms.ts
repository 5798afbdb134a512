import { CfnCondition, CfnParameter, Duration, Fn, type Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { FargateService } from 'aws-cdk-lib/aws-ecs'
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds'
import { CfnSubscription, type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import type { Door } from './hub-door.ts'

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD: least, LESS_THAN_THRESHOLD: below } = ComparisonOperator
const gib = 2 ** 30

/** The way to people that does not lead through the bot. `AlarmEmail` is told, once it has confirmed. */
export function topicOf(stack: Stack, masterKey: IKey): ITopic {
  const topic = new Topic(stack, 'Alarms', { masterKey, enforceSSL: true })
  const email = new CfnParameter(stack, 'AlarmEmail', {
    description: 'An address that is told; it must confirm that. Empty: none',
    default: '',
  })
  new CfnSubscription(stack, 'AlarmMail', {
    topicArn: topic.topicArn,
    protocol: 'email',
    endpoint: email.valueAsString,
  }).cfnOptions.condition = new CfnCondition(stack, 'HasAlarmEmail', {
    expression: Fn.conditionNot(Fn.conditionEquals(email.valueAsString, '')),
  })
  return topic
}

/** Alarms on the bot itself. Each description says what is wrong and where to look first. */
export function alarmsOf(
  stack: Stack,
  topic: ITopic,
  { balancer, events, people }: Door,
  service: FargateService,
  database: DatabaseInstance,
): void {
  const action = new SnsAction(topic)
  const alarm = (
    id: string,
    alarmDescription: string,
    metric: Metric,
    { threshold, minutes, when = least, silent = TreatMissingData.NOT_BREACHING }: Limit,
  ) => {
    const made = new Alarm(stack, id, {
      alarmName: `hikeshi-${id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`,
      alarmDescription,
      metric,
      threshold,
      comparisonOperator: when,
      evaluationPeriods: minutes,
      treatMissingData: silent,
    })
    made.addAlarmAction(action)
    made.addOkAction(action)
  }
  const each = { period: Duration.minutes(1) }
  const sum = { ...each, statistic: Stats.SUM }
  const most = { ...each, statistic: Stats.MAXIMUM }
  const { BREACHING: breaching } = TreatMissingData

  alarm(
    'Faults',
    'The bot answers 5xx: look into its log.',
    balancer.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, sum),
    { threshold: 5, minutes: 5 },
  )
  alarm(
    'NoAnswer',
    'The load balancer has nobody to ask, or gets no answer: look at the service in ECS.',
    balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, sum),
    { threshold: 5, minutes: 5 },
  )
  alarm(
    'TurnedAway',
    'EventBridge is turned away: is the key of a connection an old one?',
    events.metrics.httpCodeTarget(HttpCodeTarget.TARGET_4XX_COUNT, sum),
    { threshold: 1, minutes: 5 },
  )
  alarm('Unhealthy', 'A replica is not well.', people.metrics.unhealthyHostCount(most), {
    threshold: 1,
    minutes: 5,
  })
  alarm('NobodyThere', 'No replica is running.', people.metrics.healthyHostCount(most), {
    threshold: 1,
    minutes: 3,
    when: below,
    silent: breaching,
  })
  alarm(
    'Silence',
    'No event for 15 minutes, not even a canary: run hikeshi doctor.',
    events.metrics.requestCount(sum),
    { threshold: 1, minutes: 15, when: below, silent: breaching },
  )
  alarm('Memory', 'The bot is about to run out of memory.', service.metricMemoryUtilization(most), {
    threshold: 90,
    minutes: 10,
  })
  alarm(
    'DatabaseStorage',
    'The database is about to be full.',
    database.metricFreeStorageSpace(each),
    { threshold: gib, minutes: 5, when: below, silent: breaching },
  )
  alarm('DatabaseProcessor', 'The database is busy.', database.metricCPUUtilization(each), {
    threshold: 85,
    minutes: 15,
  })
  alarm(
    'DatabaseConnections',
    'Connections to the database are running out.',
    database.metricDatabaseConnections(most),
    { threshold: 120, minutes: 5 },
  )
}

interface Limit {
  readonly threshold: number
  readonly minutes: number
  readonly when?: ComparisonOperator
  /** What it means that CloudWatch has heard nothing. */
  readonly silent?: TreatMissingData
}
