import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import behind from '../../../handlers/enrichments/alarm-events.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import { findingOn } from '../../support/playbook.ts'

const now = Date.now()
const alarmed = (alarm: string, over: object = {}) =>
  findingOn(
    { alarm },
    {
      source: 'cloudwatch-alarm',
      severity: 'medium',
      lastSeen: new Date(now).toISOString(),
      ...over,
    },
  )
const record = (eventName: string, minutesAgo: number, userName: string, errorCode?: string) => ({
  timestamp: now - minutesAgo * 60_000,
  message: JSON.stringify({
    eventID: `${eventName}-${minutesAgo}`,
    eventName,
    eventSource: 'cloudtrail.amazonaws.com',
    eventTime: new Date(now - minutesAgo * 60_000).toISOString(),
    sourceIPAddress: '198.51.100.7',
    userIdentity: { type: 'IAMUser', userName },
    ...(errorCode !== undefined && { errorCode }),
  }),
})

describe('the events behind an alarm', () => {
  let moto: Moto
  let ground: Ground
  const logGroupName = 'audit'
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    const [logs, cloudwatch] = [
      new CloudWatchLogs(motoClient(moto.url)),
      new CloudWatch(motoClient(moto.url)),
    ]
    const logStreamName = 'trail'
    await logs.createLogGroup({ logGroupName })
    await logs.createLogStream({ logGroupName, logStreamName })
    await logs.putLogEvents({
      logGroupName,
      logStreamName,
      logEvents: [
        record('StopLogging', 400, 'long-ago'),
        record('StopLogging', 9, 'mallory'),
        record('DescribeTrails', 8, 'bystander'),
        record('StopLogging', 4, 'mallory', 'AccessDenied'),
        { timestamp: now - 60_000, message: 'StopLogging, but no record of CloudTrail’s' },
      ],
    })
    const metric = { metricName: 'CloudTrailChanges', metricNamespace: 'CIS' }
    await logs.putMetricFilter({
      logGroupName,
      filterName: 'cis-3-5',
      filterPattern: 'StopLogging',
      metricTransformations: [{ ...metric, metricValue: '1' }],
    })
    const alarm = { Period: 300, EvaluationPeriods: 1, Threshold: 1, Statistic: 'Sum' as const }
    await cloudwatch.putMetricAlarm({
      ...alarm,
      AlarmName: 'cis-3-5',
      MetricName: metric.metricName,
      Namespace: metric.metricNamespace,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    })
    await cloudwatch.putMetricAlarm({
      ...alarm,
      AlarmName: 'load',
      MetricName: 'CPUUtilization',
      Namespace: 'AWS/EC2',
      ComparisonOperator: 'GreaterThanThreshold',
    })
  })
  afterAll(() => moto.stop())

  it('are found by the metric filter’s own pattern: who, what, from where, and the records for the incident', async () => {
    const read = await readOn(behind, alarmed('cis-3-5'), ground)
    expect(said(read)).toEqual([
      'Events: 2',
      'Actors: 1',
      'cloudtrail:StopLogging: mallory · 198.51.100.7 · AccessDenied',
      'cloudtrail:StopLogging: mallory · 198.51.100.7',
    ])
    expect(read.records).toHaveLength(2)
    expect(read.called).toEqual([])
  })

  it('are none of an alarm on load, and of one that is gone', async () => {
    expect((await readOn(behind, alarmed('load'), ground)).facts).toEqual([])
    expect((await readOn(behind, alarmed('gone'), ground)).facts).toEqual([])
  })

  it('are not looked for where an alarm is back to OK', () => {
    expect(behind.of(alarmed('cis-3-5', { severity: 'info' }))).toBeUndefined()
  })

  it('are none in the simulated account', async () => {
    const finding = alarmed('shop-web-network-out')
    const read = await readOn(behind, finding, simulatedGround(finding, 'incident-1'))
    expect(read.facts).toEqual([])
  })
})
