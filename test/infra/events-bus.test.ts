import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { eventsStack } from '../../infra/events.ts'
import { eventRules, loadCatalog, roadNames } from '../../src/catalog.ts'
import { matches, sourceOf } from '../../src/core/match.ts'
import { readEnvelope } from '../../src/kit/index.ts'
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
const filterOf = (name: string): object => {
  const [found] = properties(template, subscriber).filter(({ Name }) => Name === name)
  expect(found).toMatchObject({ FilterConfiguration: { Filters: [{ Scope: 'SYSTEM_METADATA' }] } })
  const { FilterConfiguration } = found as {
    FilterConfiguration: { Filters: { Pattern: string }[] }
  }
  expect(FilterConfiguration.Filters).toHaveLength(1)
  return JSON.parse(FilterConfiguration.Filters[0]?.Pattern ?? '') as object
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
    for (const { Name, Targets } of properties(template, 'AWS::Events::Rule'))
      expect(Targets).toEqual([
        {
          Id: 'Target0',
          Arn: bus,
          RoleArn: arn,
          // A canary that did not arrive is no event to take in later.
          ...(Name !== roadNames.canary && { DeadLetterConfig: { Arn: queue } }),
        },
      ])
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
    const [byName, waits] = [new Map<string, string>(), new Map<string, unknown>()]
    for (const [id, { Properties, DependsOn }] of Object.entries(
      template.findResources(subscriber),
    )) {
      byName.set(Properties.Name, id)
      waits.set(Properties.Name, DependsOn)
    }
    expect(waits.get('hikeshi-canary')).toEqual([byName.get('hikeshi-events')])
    expect(waits.get('hikeshi-replay')).toEqual([byName.get('hikeshi-canary')])
    expect(roleOf('events:PutEvents').waits).toEqual([byName.get('hikeshi-canary')])
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
    const events = filterOf('hikeshi-events')
    const canary = filterOf('hikeshi-canary')
    const seen = eventRules(catalog.finding.values()).flatMap(({ pattern }) =>
      pattern.source.flatMap((source) =>
        pattern['detail-type'].map((type) => ({
          'aws:Source': sourceOf(source),
          'aws:DetailType': type,
        })),
      ),
    )
    const stroke = { 'aws:Source': 'aws.events', 'aws:DetailType': 'Scheduled Event' }
    // Published at the bus: without EventBridge's word for where it comes from, or with a stranger's own.
    const forged = [
      { 'aws:DeliveryType': 'LIVE', ContentType: 'application/json' },
      { 'aws:Source': 'shop.orders', 'aws:DetailType': 'GuardDuty Finding' },
    ]
    const said = (filter: object, asked: readonly object[]) =>
      othersMatch(asked.map((one) => [filter, one]))
    expect(said(events, seen)).toEqual(seen.map(() => true))
    expect(said(events, [stroke, ...forged])).toEqual([false, false, false])
    expect(said(canary, [stroke, ...forged])).toEqual([true, false, false])
    expect(said(canary, seen)).toEqual(seen.map(() => false))
    // https://docs.aws.amazon.com/eventbridgev2/latest/APIReference/API_Filter.html
    expect(JSON.stringify(events).length).toBeLessThanOrEqual(4_096)
    expect(JSON.stringify([events, canary])).not.toContain('wildcard')
  })

  it("makes the canary out of its clock's own event, as the bot reads it", () => {
    const [{ Transformer, RetryPolicy } = {}] = properties(template, subscriber).filter(
      ({ Name }) => Name === 'hikeshi-canary',
    )
    expect(RetryPolicy).toEqual({ MaxEventAgeInSeconds: 300, MaxRetryAttempts: 2 })
    expect(Transformer).toMatchObject({ Type: 'JSONATA' })
    const { Expression } = (Transformer as { JsonataConfiguration: { Expression: string } })
      .JsonataConfiguration
    const stroke: Record<string, string> = {
      id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
      account: '111122223333',
      region: 'eu-west-1',
      time: '2026-11-22T03:00:00Z',
    }
    const [, object = ''] = /^\{% (.*) %\}$/.exec(Expression) ?? []
    const made = object.replaceAll(/\$events\.Data\.(\w+)/g, (_, field) =>
      JSON.stringify(stroke[field]),
    )
    const event = readEnvelope(JSON.parse(made))
    expect(event).toMatchObject({ ...stroke, detail: { stack: 'HikeshiRetainedEvents' } })
    const [pattern = {}] = catalog.finding.get('canary')?.match ?? []
    expect(matches(pattern, event)).toBe(true)
  })
})
