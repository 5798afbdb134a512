import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { hubStack } from '../../infra/hub.ts'

const whole = Template.fromStack(hubStack(new App(), { small: false }))
const small = Template.fromStack(hubStack(new App(), { small: true }))
const every = [
  ['the hub', whole],
  ['the small hub', small],
] as const

/** What CloudFormation makes of an expression, as far as it is joining, splitting, choosing and parameters; a condition is one that holds. */
function evaluate(it: unknown, parameters: { readonly [name: string]: unknown }): unknown {
  const [[name, value] = []] = Object.entries(it as object)
  if (typeof it === 'string') return it
  if (Array.isArray(it)) return it.map((one) => evaluate(one, parameters))
  if (name === 'Ref') return parameters[String(value)]
  if (name === 'Fn::If') {
    const [condition, yes, no] = value as [string, unknown, unknown]
    return evaluate(parameters[condition] ? yes : no, parameters)
  }
  const [by, parts] = evaluate(value, parameters) as [string, string & string[]]
  return name === 'Fn::Join' ? parts.join(by) : parts.split(by)
}

describe.each(every)('the database of %s', (_, template) => {
  it('is encrypted with our key, backed up for five weeks, and not deleted by mistake', () => {
    template.hasResource('AWS::RDS::DBInstance', {
      DeletionPolicy: 'Snapshot',
      UpdateReplacePolicy: 'Snapshot',
      Properties: {
        StorageEncrypted: true,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
        BackupRetentionPeriod: 35,
        DeletionProtection: true,
        PubliclyAccessible: false,
      },
    })
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true })
  })

  it('takes TLS only, with a password that RDS makes and changes, and that stands nowhere', () => {
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: { 'rds.force_ssl': '1' },
    })
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
    })
    const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'))
    const text = JSON.stringify(task)
    expect(text).toContain('sslmode=verify-full&sslrootcert=/etc/ssl/rds.pem')
    expect(text).toContain('"MasterUserSecret.SecretArn"')
  })

  it('is reached by the bot and by nobody else', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DatabaseSecurityGroup'), 'GroupId'] },
      SourceSecurityGroupId: {
        'Fn::GetAtt': [Match.stringLikeRegexp('^BotSecurityGroup'), 'GroupId'],
      },
    })
    // One for the database, one from the load balancer to the bot.
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2)
  })
})

describe.each(every)('the service of %s', (_, template) => {
  it('runs as nobody in particular on a root that cannot be written, with no capability', () => {
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [
        Match.objectLike({
          User: 'node',
          ReadonlyRootFilesystem: true,
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
          HealthCheck: Match.objectLike({
            Command: Match.arrayWith([Match.stringLikeRegexp('/healthz')]),
          }),
          MountPoints: [{ ContainerPath: '/data', ReadOnly: false, SourceVolume: 'data' }],
        }),
      ],
    })
  })

  it('is replaced without a gap, and taken back where the new one does not come up', () => {
    template.hasResourceProperties('AWS::ECS::Service', {
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
      },
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    })
  })

  it('gets its secrets from Secrets Manager, and none in its variables', () => {
    const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'))
    const [bot] = task?.['Properties'].ContainerDefinitions ?? []
    const names = (of: { Name: string }[]) => of.map(({ Name }) => Name).sort()
    expect(names(bot.Secrets)).toEqual(['HIKESHI_INGEST_KEYS', 'HIKESHI_SECRETS'])
    expect(names(bot.Environment)).toEqual([
      'DATABASE_SECRET',
      'DATABASE_URL',
      'HIKESHI_PROXIES',
      'HIKESHI_URL',
      'TMPDIR',
    ])
  })

  it('may become a responder or a reader of the accounts that are named, and of no other', () => {
    const policies = Object.entries(template.findResources('AWS::IAM::Policy'))
    const [, policy] = policies.find(([id]) => id.startsWith('BotRole')) ?? []
    const statements: { Action: unknown; Resource: unknown }[] =
      policy?.['Properties'].PolicyDocument.Statement
    const assuming = statements.filter(({ Action }) => JSON.stringify(Action).includes('sts:'))
    const calls = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']
    expect(assuming.map(({ Action }) => Action)).toEqual([calls, calls])
    const Accounts = ['111122223333', '444455556666']
    for (const [partition, holds] of [
      ['aws', {}],
      ['aws-cn', { InChina: true }],
      ['aws-us-gov', { InGovCloud: true }],
    ] as const)
      expect(
        assuming.flatMap(({ Resource }) => evaluate(Resource, { Accounts, ...holds })),
      ).toEqual(
        ['hikeshi-responder', 'hikeshi-reader'].flatMap((role) =>
          Accounts.map((account) => `arn:${partition}:iam::${account}:role/${role}`),
        ),
      )
    template.hasCondition('InChina', { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] })
    const others = statements
      .flatMap(({ Action }) => Action)
      .filter((one) => !calls.includes(one as string))
    expect(new Set(others)).toEqual(
      new Set([
        'kms:Decrypt',
        'kms:GenerateDataKey',
        's3:PutObject',
        's3:PutObjectRetention',
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
      ]),
    )
  })
})

it.each(every)(
  '%s may call people and export the journal only where that is named',
  (_, template) => {
    const own = { Roles: [{ Ref: Match.stringLikeRegexp('^BotRole') }] }
    template.hasResource('AWS::IAM::Policy', {
      Condition: 'HasPagers',
      Properties: {
        ...own,
        PolicyDocument: {
          Statement: [{ Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref: 'PagerTopics' } }],
        },
      },
    })
    const calls = ['logs:CreateLogStream', 'logs:FilterLogEvents', 'logs:PutLogEvents']
    template.hasResource('AWS::IAM::Policy', {
      Condition: 'HasJournalLogs',
      Properties: {
        ...own,
        PolicyDocument: { Statement: [Match.objectLike({ Action: calls, Effect: 'Allow' })] },
      },
    })
    template.hasCondition('HasJournalLogs', {
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'JournalLogGroup' }, ''] }],
    })
  },
)

describe.each(every)('the door of %s', (_, template) => {
  it('speaks TLS 1.3 or a strict 1.2, and sends HTTP there', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      Certificates: [{ CertificateArn: { Ref: 'CertificateArn' } }],
    })
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 80,
      DefaultActions: [{ RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }],
    })
  })

  it('drops headers that are none, keeps a log, and is not deleted by mistake', () => {
    for (const [Key, Value] of [
      ['routing.http.drop_invalid_header_fields.enabled', 'true'],
      ['access_logs.s3.enabled', 'true'],
      ['deletion_protection.enabled', 'true'],
    ])
      template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
        LoadBalancerAttributes: Match.arrayWith([{ Key, Value }]),
      })
  })

  it('lets in events and what people need, and answers 404 to metrics, health and the rest', () => {
    const rules = Object.values(
      template.findResources('AWS::ElasticLoadBalancingV2::ListenerRule'),
    ).map((rule) => rule['Properties'])
    const shown = rules
      .toSorted((a, b) => a.Priority - b.Priority)
      .map(({ Actions: [action], Conditions: [condition] }) => [
        action.FixedResponseConfig?.StatusCode ?? action.Type,
        condition.PathPatternConfig.Values,
      ])
    expect(shown).toEqual([
      ['404', ['/metrics', '/healthz', '/readyz']],
      ['forward', ['/events']],
      ['forward', { Ref: 'PublicPaths' }],
    ])
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Port: 443,
      DefaultActions: [{ FixedResponseConfig: { StatusCode: '404' }, Type: 'fixed-response' }],
    })
  })
})

describe.each(every)('what %s keeps', (_, template) => {
  it('is a bucket in which nobody at all can delete anything before its time', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: { Ref: 'AuditDays' } } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
      },
    })
    // Neither of the two buckets is open to anybody.
    template.resourcePropertiesCountIs(
      'AWS::S3::Bucket',
      { PublicAccessBlockConfiguration: Match.objectLike({ RestrictPublicBuckets: true }) },
      2,
    )
  })

  it('is encrypted with our key: secrets, logs and alarms', () => {
    const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] }
    template.allResourcesProperties('AWS::SecretsManager::Secret', { KmsKeyId: key })
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: key, RetentionInDays: 365 })
    template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: key })
  })
})

describe.each(every)('the alarms of %s', (_, template) => {
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(
    (alarm) => alarm['Properties'],
  )
  it('tell the topic, when it begins and when it ends', () => {
    expect(alarms.length).toBeGreaterThanOrEqual(10)
    for (const { AlarmActions, OKActions, AlarmDescription } of alarms) {
      expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Alarms/) }])
      expect(OKActions).toEqual(AlarmActions)
      expect(AlarmDescription).toMatch(/^\S.*[.?]$/)
    }
  })

  it.each([
    ['RequestCount', 'LessThanThreshold', 15],
    ['HealthyHostCount', 'LessThanThreshold', 3],
    ['FreeStorageSpace', 'LessThanThreshold', 5],
  ])('take silence of %s for the worst', (MetricName, ComparisonOperator, EvaluationPeriods) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName,
      ComparisonOperator,
      EvaluationPeriods,
      Period: 60,
      TreatMissingData: 'breaching',
    })
  })
})

it('the small hub is one replica, one NAT gateway and a database in one zone; the other has two of each', () => {
  for (const [template, count, multi] of [
    [whole, 2, true],
    [small, 1, false],
  ] as const) {
    template.hasParameter('Tasks', { Default: count })
    template.resourceCountIs('AWS::EC2::NatGateway', count)
    template.hasResourceProperties('AWS::RDS::DBInstance', { MultiAZ: multi })
  }
})
