import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { eventsStack } from '../../infra/events.ts'
import { eventRules, loadCatalog } from '../../src/catalog.ts'
import { sourceOf } from '../../src/core/match.ts'
import { othersMatch } from '../support/moto-patterns.ts'

const catalog = await loadCatalog()
const plain = Template.fromStack(eventsStack(new App(), catalog.finding))
const template = Template.fromStack(eventsStack(new App(), catalog.finding, 'retained'))
const properties = (from: Template, type: string): Record<string, unknown>[] =>
  Object.values(from.findResources(type)).map(({ Properties }) => Properties)
const arnOf = (type: string, attribute = 'Arn') => {
  const [id] = Object.keys(template.findResources(type))
  return { 'Fn::GetAtt': [id, attribute] }
}

const bus = arnOf('AWS::EventsV2::EventBus', 'EventBusArn')
const queue = arnOf('AWS::SQS::Queue')
const bot = arnOf('AWS::Events::ApiDestination')
const subscriber = 'AWS::EventsV2::Subscriber'
const subscriberOf = (name: string) => {
  const found = Object.entries(template.findResources(subscriber))
  const [id = '', one = {}] = found.find(([, { Properties }]) => Properties.Name === name) ?? []
  return { id, waits: one['DependsOn'], properties: one['Properties'] }
}
const filterOf = (name: string): object => {
  const { Filters } = subscriberOf(name).properties.FilterConfiguration
  expect(Filters).toEqual([{ Scope: 'SYSTEM_METADATA', Pattern: expect.anything() }])
  return JSON.parse(Filters[0].Pattern) as object
}
const roleOf = (action: string) => {
  const [one, ...more] = Object.entries(template.findResources('AWS::IAM::Role')).filter(
    ([, role]) => JSON.stringify(role).includes(action),
  )
  expect(more).toEqual([])
  const { Properties, DependsOn: waits } = one?.[1] ?? {}
  return { arn: { 'Fn::GetAtt': [one?.[0], 'Arn'] }, waits, ...Properties }
}

describe('the stack that sends events by a Custom Event Bus', () => {
  it('has the rules of the plain one, word for word, and each hands its events to the bus', () => {
    const all = (from: Template) =>
      properties(from, 'AWS::Events::Rule').map(({ Targets: _, ...rule }) => rule)
    expect(all(template)).toEqual(all(plain))
    const { arn } = roleOf('events:PutEvents')
    const toBus = { Id: 'Target0', Arn: bus, RoleArn: arn, DeadLetterConfig: { Arn: queue } }
    for (const { Targets } of properties(template, 'AWS::Events::Rule'))
      expect(Targets).toEqual([toBus])
  })

  it('keeps events for as many days as are asked for, from one to 365', () => {
    template.hasResourceProperties('AWS::EventsV2::EventBus', {
      StorageConfiguration: { RetentionPeriodInDays: { Ref: 'RetentionDays' } },
    })
    template.hasParameter('RetentionDays', { Type: 'Number', MinValue: 1, MaxValue: 365 })
  })

  it('sends one event to a request, as it is, tries for a day, and then leaves a record in the queue', () => {
    for (const Name of ['hikeshi-events', 'hikeshi-replay'])
      template.hasResourceProperties(subscriber, {
        Name,
        EventBusArn: bus,
        InvokeConfiguration: { TargetArn: bot, RoleArn: roleOf('InvokeApiDestination').arn },
        BatchConfiguration: { MaxBatchSize: 1, MaxBatchWindowInSeconds: 0 },
        RetryPolicy: { MaxEventAgeInSeconds: 86_400, MaxRetryAttempts: 185 },
        OnFailureConfiguration: { Arn: queue },
        Transformer: Match.absent(),
        Type: 'UNORDERED',
      })
  })

  it('lets each role do what it is for, and nothing else', () => {
    const allowed = (action: string) =>
      roleOf(action).Policies.flatMap(
        (policy: { PolicyDocument: { Statement: object[] } }) => policy.PolicyDocument.Statement,
      )
    expect(allowed('InvokeApiDestination')).toEqual([
      { Effect: 'Allow', Action: 'events:InvokeApiDestination', Resource: bot },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue },
    ])
    expect(allowed('events:PutEvents')).toEqual([
      { Effect: 'Allow', Action: 'events:PutEvents', Resource: bus },
      { Effect: 'Allow', Action: 'events:PutRawEvents', Resource: bus },
    ])
    template.resourceCountIs('AWS::IAM::Role', 2)
    template.resourceCountIs('AWS::IAM::Policy', 0)
  })

  it('has nobody send before somebody listens, and makes one subscriber after the other', () => {
    const [live, again] = ['hikeshi-events', 'hikeshi-replay'].map(subscriberOf)
    expect(again?.waits).toEqual([live?.id])
    expect(roleOf('events:PutEvents').waits).toEqual([live?.id])
  })

  it('sends the past again when it is told from when until when, and only then', () => {
    template.hasResource(subscriber, {
      Condition: 'Replays',
      Properties: {
        StartingPosition: 'POINT_IN_TIME',
        PointInTimeConfiguration: {
          PointType: 'TIMESTAMP',
          StartingPoint: { Ref: 'ReplayFrom' },
          EndPoint: { Ref: 'ReplayTo' },
        },
      },
    })
    template.hasCondition('Replays', {
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ReplayFrom' }, '0'] }],
    })
    expect(filterOf('hikeshi-replay')).toEqual(filterOf('hikeshi-events'))
    expect(template.toJSON().Rules.ReplayIsWhole.Assertions).toHaveLength(1)
  })

  it('takes from the bus what the rules put there, by a matcher that is not ours, and nothing forged', () => {
    const filter = filterOf('hikeshi-events')
    const seen = eventRules(catalog.finding.values()).flatMap(({ pattern }) =>
      pattern.source.map((source) => ({ 'aws:Source': sourceOf(source) })),
    )
    const stroke = { 'aws:Source': 'aws.events', 'aws:DetailType': 'Scheduled Event' }
    // Published at the bus: without EventBridge's word for where it comes from, or with a stranger's own.
    const forged = [
      { 'aws:DeliveryType': 'LIVE', ContentType: 'application/json' },
      { 'aws:Source': 'shop.orders', 'aws:DetailType': 'GuardDuty Finding' },
    ]
    const answers = othersMatch([...seen, stroke, ...forged].map((one) => [filter, one]))
    expect(answers).toEqual([...seen.map(() => true), true, false, false])
    // https://docs.aws.amazon.com/eventbridgev2/latest/APIReference/API_Filter.html
    expect(JSON.stringify(filter).length).toBeLessThanOrEqual(4_096)
  })

  it('raises an alarm when no canary was delivered for a quarter of an hour, or nothing is counted at all', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'hikeshi-no-canary',
      Namespace: 'AWS/EventsV2',
      MetricName: 'EventsDelivered',
      Dimensions: [
        { Name: 'EventBus', Value: bus },
        {
          Name: 'Subscriber',
          Value: { 'Fn::GetAtt': [subscriberOf('hikeshi-events').id, 'SubscriberArn'] },
        },
      ],
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: { 'Fn::If': ['HasAlarmTopic', [{ Ref: 'AlarmTopicArn' }], Match.anyValue()] },
    })
  })
})
