import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { SNS } from '@aws-sdk/client-sns'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cisStack } from '../../infra/cis.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { seedWay, trailLogGroup } from '../support/alarms.ts'
import { scan } from '../support/check.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'

const catalog = await loadCatalog()
const template = Template.fromStack(cisStack(new App(), catalog))
const checks = [...catalog.check.values()].filter(({ id }) => id.startsWith('alarm-'))

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
  await seedWay(moto, '', 'no filter')
})
afterAll(() => moto.stop())

/** What the template says, call by call: moto's CloudFormation knows neither filters nor alarms. */
async function deploy(): Promise<void> {
  const on = motoClient(moto.url)
  const topics = new SNS(on)
  const { TopicArn = '' } = await topics.createTopic({ Name: 'alarms' })
  await topics.subscribe({ TopicArn, Protocol: 'email', Endpoint: 'security@example.com' })
  const values: Record<string, string> = { TrailLogGroup: trailLogGroup }
  for (const id of Object.keys(template.findResources('AWS::SNS::Topic'))) values[id] = TopicArn
  const stated = (type: string) =>
    Object.values(template.findResources(type)).map((resource) =>
      JSON.parse(JSON.stringify(resource['Properties']), (_, it) =>
        typeof it?.Ref === 'string' ? values[it.Ref] : it,
      ),
    )
  for (const filter of stated('AWS::Logs::MetricFilter'))
    await new CloudWatchLogs(on).putMetricFilter({
      logGroupName: filter.LogGroupName,
      filterName: filter.MetricTransformations[0].MetricName,
      filterPattern: filter.FilterPattern,
      metricTransformations: filter.MetricTransformations.map(
        ({ MetricName, MetricNamespace, MetricValue }: Record<string, string>) => ({
          metricName: MetricName,
          metricNamespace: MetricNamespace,
          metricValue: MetricValue,
        }),
      ),
    })
  for (const alarm of stated('AWS::CloudWatch::Alarm'))
    await new CloudWatch(on).putMetricAlarm(alarm)
}
const verdicts = async () =>
  Object.fromEntries(
    await Promise.all(
      checks.map(async (check) => [check.id, (await scan(check, { moto }))[0]?.status]),
    ),
  )

describe('the stack of the CIS alarms', () => {
  it('makes every alarm check pass, once it is deployed and not before', async () => {
    expect(checks).toHaveLength(15)
    for (const check of checks.slice(0, 1))
      expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
    await deploy()
    expect(await verdicts()).toEqual(Object.fromEntries(checks.map(({ id }) => [id, 'pass'])))
  }, 120_000)

  it('has a filter and an alarm for each of the checks, in words', () => {
    template.resourceCountIs('AWS::Logs::MetricFilter', checks.length)
    for (const { id, en } of checks)
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        AlarmName: id.replace('alarm-', 'hikeshi-cis-'),
        AlarmDescription: en.why,
      })
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
    for (const filter of Object.values(template.findResources('AWS::Logs::MetricFilter')))
      expect(filter['Properties'].FilterPattern.length).toBeLessThanOrEqual(1024)
  })

  it('switches GuardDuty and Detective on only where that was asked for', () => {
    template.hasResource('AWS::GuardDuty::Detector', { Condition: 'WantsGuardDuty' })
    template.hasResource('AWS::Detective::Graph', { Condition: 'WantsDetective' })
    template.hasParameter('GuardDuty', { Default: 'no' })
    template.hasParameter('Detective', { Default: 'no' })
    template.hasResourceProperties('AWS::GuardDuty::Detector', {
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
    })
  })
})
