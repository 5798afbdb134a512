import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { eventsStack } from '../../infra/events.ts'
import { readerStack } from '../../infra/reader.ts'
import { responderStack } from '../../infra/responder.ts'
import { sessionOf } from '../../src/adapters/aws/session.ts'
import { eventRules, importPermissions, loadCatalog, roadNames } from '../../src/catalog.ts'
import { onlyReads } from '../../src/core/actions.ts'
import { stacks } from '../support/stacks.ts'

const catalog = await loadCatalog()

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
}
const statementsOf = (template: Template, type: string): readonly Statement[] =>
  Object.values(template.findResources(type)).flatMap(
    (policy) => policy['Properties'].PolicyDocument.Statement,
  )

describe('the stack that sends events', () => {
  const template = Template.fromStack(eventsStack(new App(), catalog.finding))
  const patterns = [...catalog.finding.values()].flatMap(({ match, general, unasked }) =>
    (unasked ? [] : match).map((pattern) => ({
      ...pattern,
      // Alarms on any call need those that only read, too, which rules leave out unless told.
      state: general === true ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
    })),
  )

  it('has a rule for every pattern of every handler, with that pattern', () => {
    // And the clock of the canary.
    template.resourceCountIs('AWS::Events::Rule', patterns.length + 1)
    for (const { name } of eventRules(catalog.finding.values()))
      template.hasResourceProperties('AWS::Events::Rule', { Name: name })
    for (const { source, 'detail-type': type, state } of patterns)
      template.hasResourceProperties('AWS::Events::Rule', {
        State: state,
        Name: Match.stringLikeRegexp('^hikeshi-[a-z0-9-]{1,56}$'),
        EventPattern: Match.objectLike({ source, 'detail-type': type }),
      })
  })

  it('tries for a day, then keeps the event for a fortnight', () => {
    const patient = {
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: Match.anyValue() },
    }
    template.resourcePropertiesCountIs(
      'AWS::Events::Rule',
      { Targets: [Match.objectLike(patient)] },
      patterns.length,
    )
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: roadNames.queue,
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    })
  })

  it('sends a canary down the same road every five minutes, each with an id of its own', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Name: roadNames.canary,
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [
        Match.objectLike({
          InputTransformer: {
            InputPathsMap: Match.objectLike({ id: '$.id', account: '$.account', time: '$.time' }),
            InputTemplate: Match.stringLikeRegexp('"id":<id>,"source":"hikeshi.canary"'),
          },
        }),
      ],
    })
  })

  it('raises an alarm as soon as one event was left behind, by a way around the bot if there is one', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: roadNames.queue,
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: { 'Fn::If': ['HasAlarmTopic', [{ Ref: 'AlarmTopicArn' }], Match.anyValue()] },
    })
  })

  it('lets the rules, and with TLS only, write to the queue, in no more statements than a policy holds', () => {
    const written = statementsOf(template, 'AWS::SQS::QueuePolicy')
    expect(written).toHaveLength(2)
    expect(written).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': expect.anything() } },
      }),
    )
  })

  it('knows itself to the bot by a key that is not in the template', () => {
    template.resourceCountIs('AWS::Events::ApiDestination', 1)
    template.hasResourceProperties('AWS::Events::Connection', {
      AuthorizationType: 'API_KEY',
      Name: roadNames.connection,
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-hikeshi-key' } },
    })
    expect(JSON.stringify(template.toJSON())).toContain('{{resolve:secretsmanager:')
  })

  it('is the same for a member of an organization, that is handed the key and needs no secret', () => {
    const member = Template.fromStack(eventsStack(new App(), catalog.finding, 'member'))
    const { Parameters: mine, Resources: ours } = member.toJSON()
    const { Parameters: theirs, Resources: others } = template.toJSON()
    expect(mine.IngestKey).toMatchObject({ NoEcho: true })
    expect(theirs).not.toHaveProperty('IngestKey')
    const all = JSON.stringify(ours)
    expect(all).not.toContain('{{resolve:')
    expect(all.replaceAll('"Ref":"IngestKey"', '')).not.toContain('IngestKey')
    expect(Object.keys(ours)).toEqual(Object.keys(others))
  })
})

describe('the stack of the reader', () => {
  const template = Template.fromStack(readerStack(new App(), catalog))

  const types = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
  it('reads what checks, enrichments and the doctor declare, and nothing else', () => {
    const allowed = types
      .flatMap((type) => statementsOf(template, type))
      .flatMap(({ Action }) => Action)
    const declared = [
      ...[...catalog.check.values()].flatMap(({ permissions }) => permissions),
      ...[...catalog.enrichment.values()].flatMap(({ permissions }) =>
        permissions.every(onlyReads) ? permissions : [],
      ),
      ...(catalog.command.get('doctor')?.reads ?? []),
    ]
    expect(declared).toContain('events:ListRules')
    expect(new Set(allowed)).toEqual(
      new Set([...declared, 'cloudtrail:LookupEvents', 'ec2:DescribeRegions']),
    )
    expect(allowed.filter((action) => !onlyReads(action))).toEqual([])
  })

  it('is a role whose policy AWS takes', () => {
    const policy = JSON.stringify(statementsOf(template, 'AWS::IAM::Policy'))
    expect(policy.length).toBeLessThan(10_240)
    template.hasResourceProperties('AWS::IAM::Role', { RoleName: 'hikeshi-reader' })
  })
})

describe('the stack of the responder', () => {
  const template = Template.fromStack(responderStack(new App(), catalog))
  // What an inline policy does not hold, the CDK puts into managed ones.
  const statements = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
    statementsOf(template, type),
  )

  it('allows what playbooks, enrichments and the import of findings declare and nothing else', () => {
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow')
    const all = [...catalog.playbook.values(), ...catalog.enrichment.values()]
    const declared = [...all.flatMap(({ permissions }) => permissions), ...importPermissions]
    const commands = [...catalog.command.values()].flatMap(({ acts }) => acts?.actions ?? [])
    expect(declared.length).toBeGreaterThan(0)
    expect(new Set(allowed.flatMap(({ Action }) => Action))).toEqual(
      new Set([...declared, ...commands]),
    )
  })

  it('lets a command touch the one queue of undelivered events, and no other', () => {
    const queues = statements.filter(({ Action }) => JSON.stringify(Action).includes('"sqs:'))
    expect(queues).toHaveLength(1)
    expect(JSON.stringify(queues[0]?.Resource)).toMatch(/:sqs:\*:\*:hikeshi-undelivered"/)
  })

  it('hands roles to the services that the playbooks put them back into, and to no other', () => {
    const handing = statements.filter(({ Action }) => [Action].flat().includes('iam:PassRole'))
    expect(handing).toHaveLength(1)
    expect(handing[0]).toMatchObject({
      Action: 'iam:PassRole',
      Condition: {
        StringEquals: { 'iam:PassedToService': expect.arrayContaining(['ec2.amazonaws.com']) },
      },
    })
  })

  it('refuses to change its own roles', () => {
    const [refused, ...more] = statements.filter(({ Effect }) => Effect === 'Deny')
    expect(more).toEqual([])
    expect(refused).toMatchObject({ Action: 'iam:*' })
    expect(JSON.stringify(refused?.Resource)).toContain(':role/hikeshi-*')
  })

  it('is assumed by the bot alone, with the external id, in the name of a person', () => {
    template.resourceCountIs('AWS::IAM::Role', 1)
    const onCall = async () => {}
    const scope = { incident: 'i', run: 'r', human: 'T1/U1', permissions: [], onCall }
    const session = sessionOf({ ...scope, account: '1', region: 'eu-west-1' }, 'arn', undefined)
    const tags = (session.Tags ?? []).map(({ Key }) => Key)
    const bot = { AWS: { Ref: 'BotRoleArn' } }
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'hikeshi-responder',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: bot,
            Condition: {
              StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
              StringLike: { 'sts:SourceIdentity': '?*' },
            },
          },
          { Effect: 'Allow', Action: 'sts:SetSourceIdentity', Principal: bot },
          {
            Effect: 'Allow',
            Action: 'sts:TagSession',
            Principal: bot,
            Condition: {
              'ForAllValues:StringEquals': { 'aws:TagKeys': tags },
            },
          },
        ],
      },
    })
  })
})

describe('cdk-nag', () => {
  const faults = (app: App) =>
    new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName)

  it.each(stacks(catalog))(
    'has nothing against %s but what is accepted with a reason',
    (_, make) => {
      const app = new App()
      make(app)
      expect(faults(app)).toEqual([])
    },
  )

  it('does look: an unencrypted queue without TLS is found', () => {
    const app = new App()
    new Queue(eventsStack(app, catalog.finding), 'Bare')
    expect(faults(app).join()).toMatch(/SQS/)
  })
})
