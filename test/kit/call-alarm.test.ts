import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import type { Envelope } from '../../src/core/finding.ts'
import { isObject } from '../../src/core/json.ts'
import { handlerFor } from '../../src/flow/ingest.ts'
import { allowsIn, inventedCall, waysIn } from '../../src/kit/index.ts'

const { finding, describe: words } = await loadCatalog()
const handlers = [...finding.values()]

function read(
  detail: Record<string, unknown>,
  ...[type = 'AWS API Call via CloudTrail']: string[]
) {
  const event: Envelope = {
    id: 'e4f7a1d2-0000-4000-8000-000000000003',
    source: `aws.${String(detail['eventSource']).split('.')[0]}`,
    'detail-type': type,
    account: '444455556666',
    region: 'eu-west-1',
    time: '2026-08-22T02:00:00Z',
    resources: [],
    detail,
  }
  const handler = handlerFor(handlers, event)
  return (
    handler && { id: handler.id, ...handler.read(detail, { envelope: event, describe: words }) }
  )
}
const call = (service: string, name: string, more: object = {}) =>
  read(inventedCall(service, name, { ...more }))
const role = (session: string) => ({
  userIdentity: {
    type: 'AssumedRole',
    principalId: `AROAIOSFODNN7EXAMPLE3:${session}`,
    arn: `arn:aws:sts::111122223333:assumed-role/shop-ops/${session}`,
    accountId: '111122223333',
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: 'arn:aws:iam::111122223333:role/shop-ops',
        userName: 'shop-ops',
      },
      attributes: { mfaAuthenticated: 'true', creationDate: '2026-08-22T01:00:00Z' },
    },
  },
})
const root = {
  userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' },
}
const trail = { requestParameters: { name: 'shop-audit' } }
const denied = { errorCode: 'AccessDenied', errorMessage: 'not authorized' }

describe('an alarm on a call', () => {
  it('says who did what, or that it was only tried, which weighs less', () => {
    expect(call('cloudtrail', 'StopLogging', trail)).toMatchObject({
      severity: 'high',
      headline: {
        en: 'shop-deploy stopped logging on trail shop-audit',
        ja: 'shop-deploy が証跡 shop-audit のログ記録を停止',
      },
    })
    expect(call('cloudtrail', 'StopLogging', { ...trail, ...denied })).toMatchObject({
      id: 'cloudtrail-changes',
      severity: 'medium',
      headline: {
        en: 'shop-deploy tried to stop logging on trail shop-audit',
        ja: 'shop-deploy が証跡 shop-audit のログ記録を停止しようとして失敗',
      },
    })
  })

  it('by root weighs more, and its headline needs no space in Japanese', () => {
    expect(call('cloudtrail', 'UpdateTrail', { ...trail, ...root })).toMatchObject({
      severity: 'high',
      actor: 'root',
      headline: { ja: 'ルートユーザーが証跡 shop-audit を変更' },
    })
  })

  it('names the role, its session, key and MFA, and what playbooks act on', () => {
    const made = call('cloudtrail', 'StopLogging', { ...trail, ...role('alice@example.com') })
    expect(made).toMatchObject({
      actor: 'shop-ops/alice@example.com (AssumedRole, ASIAIOSFODNN7EXAMPLE)',
      remotes: [{ ip: '203.0.113.57' }],
      subject: {
        userName: 'shop-ops',
        roleName: 'shop-ops',
        userType: 'AssumedRole',
        accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      },
    })
    const facts = Object.fromEntries(made?.facts.map(({ label, value }) => [label.en, value]) ?? [])
    expect(facts).toMatchObject({
      'Role assumed': 'arn:aws:iam::111122223333:role/shop-ops',
      Session: 'alice@example.com',
      'MFA used': 'true',
      API: 'cloudtrail:StopLogging',
      Region: 'ap-northeast-1',
      'CIS AWS Foundations': '3.5 (v1.1–v1.2), 4.5 (v1.4–v5.0), 5.5 (v6.0–v7.0)',
    })
  })

  it('folds repeats of a day by one role on one thing, and nothing else', () => {
    const key = (more: object, name = 'StopLogging') =>
      call('cloudtrail', name, { ...trail, ...more })?.key
    const first = key(role('a'))
    expect(key({ ...role('b'), eventID: 'other', eventTime: '2026-08-22T23:00:00Z' })).toBe(first)
    expect(key({ ...role('a'), eventTime: '2026-08-23T00:00:01Z' })).not.toBe(first)
    expect(key({ ...role('a'), requestParameters: { name: 'other' } })).not.toBe(first)
    expect(key({})).not.toBe(first)
    // What is harmless, or failed, must not take the place of what is grave on its card.
    expect(key(role('a'), 'StartLogging')).not.toBe(first)
    expect(key({ ...role('a'), ...denied })).not.toBe(first)
  })

  it('is a sample by our own member alone', () => {
    expect(call('cloudtrail', 'StopLogging', trail)?.sample).toBe(true)
    const forged = { ...trail, hikeshiSample: undefined, userAgent: '"hikeshiSample": true' }
    expect(call('cloudtrail', 'StopLogging', forged)?.sample).toBe(false)
  })
})

describe('general alarms', () => {
  it('take only what no other takes: first what root did, then what was refused', () => {
    expect(call('ec2', 'RunInstances', denied)?.id).toBe('unauthorized-api-calls')
    expect(call('ec2', 'RunInstances', { ...root, ...denied })?.id).toBe('root-usage')
    expect(call('ec2', 'RunInstances', root)?.id).toBe('root-usage')
    expect(call('cloudtrail', 'DeleteTrail', { ...root, ...denied })?.id).toBe('cloudtrail-changes')
    const service = { userIdentity: { type: 'Root', invokedBy: 'support.amazonaws.com' } }
    expect(call('ec2', 'DescribeInstances', service)).toBeUndefined()
    expect(call('ec2', 'DescribeInstances', { ...service, ...denied })?.id).toBe(
      'unauthorized-api-calls',
    )
    expect(call('ec2', 'RunInstances')).toBeUndefined()
  })

  it('fold all refused calls of one actor and day', () => {
    const [one, two] = [call('ec2', 'RunInstances', denied), call('s3', 'ListAllMyBuckets', denied)]
    expect(one?.key).toBe(two?.key)
    expect(call('s3', 'ListAllMyBuckets', { ...denied, ...role('x') })?.key).not.toBe(one?.key)
  })

  it('are not fooled by an event that somebody put on the bus', () => {
    const event = {
      source: 'my.app',
      'detail-type': 'AWS API Call via CloudTrail',
      detail: inventedCall('ec2', 'RunInstances', root),
    }
    expect(handlerFor(handlers, event as unknown as Envelope)).toBeUndefined()
  })
})

describe('near misses', () => {
  it.each([
    ['apigateway', 'CreateRoute', {}],
    ['iot', 'CreatePolicy', {}],
    [
      'kms',
      'CreateGrant',
      { requestParameters: { keyId: 'k', granteePrincipal: 'ecr.us-west-2.amazonaws.com' } },
    ],
    [
      'ec2',
      'ModifySnapshotAttribute',
      {
        requestParameters: {
          snapshotId: 's',
          createVolumePermission: { remove: { items: [{ userId: '1' }] } },
        },
      },
    ],
    [
      'guardduty',
      'UpdateDetector',
      { requestParameters: { detectorId: 'd', findingPublishingFrequency: 'SIX_HOURS' } },
    ],
    [
      'monitoring',
      'DeleteAlarms',
      { userIdentity: { type: 'AssumedRole', invokedBy: 'autoscaling.amazonaws.com' } },
    ],
    [
      'signin',
      'ConsoleLogin',
      {
        ...role('sso'),
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: { MFAUsed: 'No' },
      },
    ],
  ])('of %s, %s, are no alarm', (service, name, more) => {
    expect(call(service, name, more)).toBeUndefined()
  })
})

describe('a closer look', () => {
  const rule = (cidrIp: string) => ({
    requestParameters: {
      groupId: 'sg-1',
      ipPermissions: {
        items: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp }] } }],
      },
    },
  })

  it.each([
    ['0.0.0.0/0', 'high'],
    ['208.236.235.254/0', 'high'],
    ['10.0.0.0/8', 'low'],
  ])('at a rule for %s finds it %s', (range, severity) => {
    const made = call('ec2', 'AuthorizeSecurityGroupIngress', rule(range))
    expect(made).toMatchObject({ severity })
    expect(made?.facts[0]?.value).toBe(`${range} → tcp 22`)
    expect(call('ec2', 'RevokeSecurityGroupIngress', rule(range))).toMatchObject({
      severity: 'low',
    })
  })

  it('reads rules in the forms of today and of old, and those told in the answer only', () => {
    const lines = (detail: object) =>
      waysIn(detail).map(({ from, protocol, ports, world }) => [from, protocol, ports, world])
    const modify = {
      ModifySecurityGroupRulesRequest: {
        GroupId: 'sg-1',
        SecurityGroupRule: {
          SecurityGroupRuleId: 'sgr-1',
          SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3390, CidrIpv6: '::/0' },
        },
      },
    }
    expect(lines({ requestParameters: modify })).toEqual([['::/0', 'tcp', '3389-3390', true]])
    expect(
      lines({
        requestParameters: {
          groupId: 'sg-1',
          cidrIp: '192.0.2.0/24',
          ipProtocol: '-1',
          ipPermissions: {},
        },
      }),
    ).toEqual([['192.0.2.0/24', 'all', '', false]])
    const revoked = {
      revokedSecurityGroupRuleSet: {
        items: [{ cidrIpv4: '0.0.0.0/0', ipProtocol: 'udp', fromPort: 53, toPort: 53 }],
      },
    }
    expect(lines({ requestParameters: { groupId: 'sg-1' }, responseElements: revoked })).toEqual([
      ['0.0.0.0/0', 'udp', '53', true],
    ])
  })

  it('at a policy tells everybody, foreign accounts and administrators from the rest', () => {
    const one = (more: object) => ({
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more }],
    })
    expect(allowsIn(one({ Principal: '*' })).everybody).toBe(true)
    expect(allowsIn(one({ Principal: { AWS: ['*'] } })).everybody).toBe(true)
    expect(
      allowsIn(one({ Principal: '*', Condition: { StringEquals: { a: 'b' } } })).everybody,
    ).toBe(false)
    expect(allowsIn(one({ Principal: '*', Effect: 'Deny' })).everybody).toBe(false)
    const foreign = one({ Principal: { AWS: ['arn:aws:iam::444455556666:root', '111122223333'] } })
    expect(allowsIn(JSON.stringify(foreign), '111122223333').accounts).toEqual(['444455556666'])
    expect(allowsIn(one({ Action: '*' })).admin).toBe(true)
    expect(allowsIn(one({ Action: ['s3:*', 'iam:*'] })).admin).toBe(true)
    expect(allowsIn(one({ Action: '*', Resource: 'arn:aws:s3:::b' })).admin).toBe(false)
    expect(allowsIn('no JSON')).toMatchObject({ lines: [], everybody: false, admin: false })
  })

  it('at a key made by a role offers the new key, and at one made by a user the key that made it', () => {
    const made = {
      requestParameters: { userName: 'bob' },
      responseElements: { accessKey: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', userName: 'bob' } },
    }
    expect(call('iam', 'CreateAccessKey', { ...made, ...role('x') })?.subject).toMatchObject({
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      userName: 'bob',
      userType: 'IAMUser',
    })
    expect(call('iam', 'CreateAccessKey', made)?.subject).toMatchObject({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      userName: 'shop-deploy',
    })
  })

  it('at a name that nobody has keeps it out of the reach of playbooks', () => {
    const userIdentity = {
      type: 'IAMUser',
      userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      accessKeyId: '',
    }
    const made = call('signin', 'ConsoleLogin', {
      userIdentity,
      errorMessage: 'No username found in supplied account',
      responseElements: { ConsoleLogin: 'Failure' },
    })
    expect(made).toMatchObject({ id: 'console-sign-in-failures', subject: { userType: 'IAMUser' } })
    expect(made?.subject).not.toHaveProperty('userName')
  })
})

it('any CloudTrail record that is taken is a card, whatever is missing in it or of another type', () => {
  const samples = handlers.flatMap((handler) =>
    isObject(handler.sample) && 'eventSource' in handler.sample && handler.id !== 'root-sign-in'
      ? [{ sample: handler.sample, handler }]
      : [],
  )
  expect(samples.length).toBeGreaterThan(20)
  const names = Object.keys(inventedCall('a', 'b', {}))
  const changes = fc.dictionary(fc.constantFrom(...names), fc.anything({ maxDepth: 4 }), {
    maxKeys: 8,
  })
  fc.assert(
    fc.property(fc.constantFrom(...samples), changes, ({ sample, handler }, change) => {
      const envelope = {
        id: 'x',
        source: 'aws.x',
        'detail-type': 'y',
        account: '',
        region: '',
        time: '',
        resources: [],
        detail: {},
      }
      const made = handler.read({ ...sample, ...change }, { envelope, describe: words })
      for (const one of [
        made.key,
        made.headline.en,
        made.headline.ja,
        made.account,
        made.region,
        made.resource.id,
        made.actor,
      ])
        expect(one).toMatch(/\S/)
      for (const one of made.facts) expect(one.value).toMatch(/\S/)
      expect(Date.parse(made.lastSeen)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 500 },
  )
})
