import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { EventBridge } from '@aws-sdk/client-eventbridge'
import { S3 } from '@aws-sdk/client-s3'
import { SNS } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { securityHubFilters } from '../../infra/cis-filters.ts'
import type { Check } from '../../src/kit/index.ts'
import { scan } from './check.ts'
import { type Moto, motoClient, startMoto } from './moto.ts'

export const trailLogGroup = 'management-events'
const account = '123456789012'
const region = 'us-east-1'

/** What is missing of the way from the trail to a person. */
export type Break =
  | 'one region'
  | 'no log group'
  | 'stopped'
  | 'reads only'
  | 'no filter'
  | 'no alarm'
  | 'no action'
  | 'nobody'

/** The whole way that CIS asks for: trail, log group, filter, alarm, topic, subscriber; without the one that is `but`. */
export async function seedWay(moto: Moto, filterPattern: string, but?: Break): Promise<void> {
  const on = motoClient(moto.url)
  const [trails, logs, watch, topics] = [
    new CloudTrail(on),
    new CloudWatchLogs(on),
    new CloudWatch(on),
    new SNS(on),
  ]
  await new S3(on).createBucket({ Bucket: 'audit' })
  await logs.createLogGroup({ logGroupName: trailLogGroup })
  const role = `arn:aws:iam::${account}:role/cloudtrail`
  await trails.createTrail({
    Name: 'main',
    S3BucketName: 'audit',
    IsMultiRegionTrail: but !== 'one region',
    ...(but !== 'no log group' && {
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:${trailLogGroup}:*`,
      CloudWatchLogsRoleArn: role,
    }),
  })
  if (but !== 'stopped') await trails.startLogging({ Name: 'main' })
  await trails.putEventSelectors({
    TrailName: 'main',
    EventSelectors: [
      {
        ReadWriteType: but === 'reads only' ? 'ReadOnly' : 'All',
        IncludeManagementEvents: true,
      },
    ],
  })
  if (but === 'no filter') return
  await logs.putMetricFilter({
    logGroupName: trailLogGroup,
    filterName: 'watched',
    filterPattern,
    metricTransformations: [{ metricName: 'Watched', metricNamespace: 'CIS', metricValue: '1' }],
  })
  const { TopicArn = '' } = await topics.createTopic({ Name: 'security' })
  if (but !== 'nobody')
    await topics.subscribe({ TopicArn, Protocol: 'email', Endpoint: 'soc@example.com' })
  if (but === 'no alarm') return
  await watch.putMetricAlarm({
    AlarmName: 'watched',
    MetricName: 'Watched',
    Namespace: 'CIS',
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: but === 'no action' ? [] : [TopicArn],
  })
}

/** A rule on the default bus that tells a topic with a subscriber. */
export async function seedRule(moto: Moto, pattern: object, where = region): Promise<void> {
  const on = motoClient(moto.url, { region: where })
  const { TopicArn = '' } = await new SNS(on).createTopic({ Name: 'rules' })
  await new SNS(on).subscribe({ TopicArn, Protocol: 'email', Endpoint: 'soc@example.com' })
  const events = new EventBridge(on)
  await events.putRule({ Name: 'watched', EventPattern: JSON.stringify(pattern) })
  await events.putTargets({ Rule: 'watched', Targets: [{ Id: 'topic', Arn: TopicArn }] })
}

/** What every alarm check must do with the filter that Security Hub asks for, and with one that leaves a call out. */
export function alarmCheckWorks<G>(check: Check<G>, narrower: string): void {
  const { id } = check
  const filter = securityHubFilters[id] ?? ''
  describe(`${id}`, () => {
    let moto: Moto
    beforeAll(async () => {
      moto = await startMoto()
    })
    afterAll(() => moto.stop())
    beforeEach(() => moto.reset())
    const verdict = async () => (await scan(check, { moto }))[0]

    it('passes with the filter that Security Hub asks for', async () => {
      await seedWay(moto, filter)
      expect(await verdict()).toMatchObject({ status: 'pass' })
    })

    it('fails with a filter that leaves something out, and names it', async () => {
      await seedWay(moto, narrower)
      await seedRule(moto, { source: ['aws.health'] })
      const found = await verdict()
      expect(found?.status).toBe('fail')
      expect(found?.why.en).toMatch(/^Nobody is told of \S/)
    })
  })
}
