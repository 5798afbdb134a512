import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import check from '../../playbooks/posture/alarm-vpc-changes.ts'
import { type Break, seedRule, seedWay } from '../support/alarms.ts'
import { answering } from '../support/answers.ts'
import { scan } from '../support/check.ts'
import { type Moto, startMoto } from '../support/moto.ts'

const names = [
  'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection',
  'DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc',
  'DisableVpcClassicLink EnableVpcClassicLink',
].flatMap((line) => line.split(' '))
const filterOf = (some: readonly string[]) =>
  `{ ${some.map((name) => `($.eventName = ${name})`).join(' || ')} }`
const pattern = {
  source: ['aws.ec2'],
  'detail-type': ['AWS API Call via CloudTrail'],
  detail: { eventName: names },
}

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())
const verdict = async (regions = ['us-east-1']) => (await scan(check, { moto, regions }))[0]

describe('an alarm on calls', () => {
  it.each([
    ['in another order', filterOf(names.toReversed())],
    ['that takes more', filterOf([...names, 'CreateSubnet'])],
    ['on everything that EC2 does', '{ $.eventSource = "ec2.*" }'],
    [
      'with a term for the source',
      `{ ($.eventSource = ec2.amazonaws.com) && ${filterOf(names).replace('{', '(').replace('}', ')')} }`,
    ],
  ])('is as good with a filter %s', async (_, filter) => {
    await seedWay(moto, filter)
    expect(await verdict()).toMatchObject({ status: 'pass' })
  })

  it.each([
    ['one call left out', filterOf(names.slice(1)), 'CreateVpc'],
    [
      'one region only',
      `{ (${filterOf(names).slice(1, -1)}) && ($.awsRegion = us-east-1) }`,
      'CreateVpc',
    ],
    [
      'one person only',
      `{ (${filterOf(names).slice(1, -1)}) && ($.userIdentity.userName = eve) }`,
      'CreateVpc',
    ],
    ['another metric altogether', '{ $.eventName = ConsoleLogin }', 'CreateVpc'],
    ['a text that is no pattern on records', 'CreateVpc', 'CreateVpc'],
  ])('is not enough with %s', async (_, filter, missing) => {
    await seedWay(moto, filter)
    const found = await verdict()
    expect(found?.status).toBe('fail')
    expect(found?.why.en).toContain(missing)
  })

  it.each([
    ['one region', /one region only/],
    ['no log group', /sends nothing to CloudWatch Logs/],
    ['stopped', /stopped or leaves out/],
    ['reads only', /stopped or leaves out/],
    ['no filter', /no metric filter and no rule/],
    ['no alarm', /has no alarm/],
    ['no action', /tells nobody/],
    ['nobody', /no confirmed subscriber/],
  ] as const)('names where the way breaks off: %s', async (but: Break, why) => {
    await seedWay(moto, filterOf(names), but)
    const found = await verdict()
    expect(found?.status).toBe('fail')
    expect(found?.why.en).toMatch(why)
  })

  it('may be an EventBridge rule instead, in every region', async () => {
    await seedRule(moto, pattern)
    expect(await verdict()).toMatchObject({ status: 'pass' })
    const two = await verdict(['us-east-1', 'eu-west-1'])
    expect(two?.status).toBe('fail')
    expect(two?.why.en).toMatch(/eu-west-1/)
    await seedRule(moto, pattern, 'eu-west-1')
    expect(await verdict(['us-east-1', 'eu-west-1'])).toMatchObject({ status: 'pass' })
  })

  it.each([
    ['wildcards', { eventName: [{ wildcard: '*Vpc*' }] }],
    ['a choice', { $or: [{ eventName: names.slice(1) }, { eventName: names.slice(0, 1) }] }],
    ['anything but', { eventName: [{ 'anything-but': { wildcard: ['Describe*', 'Run*'] } }] }],
    [
      'another case',
      { eventName: names.map((name) => ({ 'equals-ignore-case': name.toUpperCase() })) },
    ],
    ['addresses', { eventName: names, sourceIPAddress: [{ cidr: '0.0.0.0/0' }] }],
  ])('may be a rule that says it with %s', async (_, detail) => {
    await seedRule(moto, { ...pattern, detail })
    expect(await verdict()).toMatchObject({ status: 'pass' })
  })

  it.each([
    ['some addresses', { eventName: names, sourceIPAddress: [{ cidr: '198.51.100.0/24' }] }],
    ['all but one call', { eventName: [{ 'anything-but': 'CreateVpc' }] }],
    ['one kind of caller', { eventName: names, userIdentity: { invokedBy: [{ exists: true }] } }],
  ])('is not enough as a rule for %s', async (_, detail) => {
    await seedRule(moto, { ...pattern, detail })
    expect(await verdict()).toMatchObject({ status: 'fail' })
  })

  it('of the organization goes on in the account of its log group, and is not judged here', async () => {
    const aws = await answering(moto, {
      DescribeTrails: {
        trailList: [
          {
            Name: 'organization',
            TrailARN: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
            HomeRegion: 'us-east-1',
            IsMultiRegionTrail: true,
            CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:999988887777:log-group:all:*',
          },
        ],
      },
    })
    const [found] = await scan(check, { moto: aws })
    expect(found?.status).toBe('unchecked')
    expect(found?.why.en).toMatch(/goes on in account 999988887777/)
    await aws.stop()
  })
})
