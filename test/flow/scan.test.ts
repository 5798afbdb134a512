import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { systemClock } from '../../src/boot.ts'
import { type ScanAsk, scanAccount } from '../../src/flow/scan.ts'
import {
  allPages,
  type Check,
  credentialReport,
  defineCheck,
  fail,
  pass,
} from '../../src/kit/index.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../support/moto.ts'
import { worldsInMemory } from '../support/scope.ts'

const words = { title: 'Test', why: 'Test.', remedy: ['Test.'], none: 'None.' }
const why = { en: 'Test.', ja: 'テスト。' }
const check = <G>(
  over: Pick<Check<G>, 'id' | 'scope' | 'permissions'> & {
    gather: Check<G>['gather']
    judge: Check<G>['judge']
  },
) =>
  defineCheck<G>({
    en: words,
    ja: words,
    severity: 'low',
    mode: 'automatic',
    cis: {},
    none: 'pass',
    ...over,
  }) as Check

const groups = (id: string) =>
  check({
    id,
    scope: 'region',
    permissions: ['ec2:DescribeSecurityGroups'],
    gather: ({ aws }) => aws.ec2.describeSecurityGroups({}),
    judge: ({ SecurityGroups = [] }) =>
      SecurityGroups.map(({ GroupId = '' }) => pass(GroupId, why)),
  })
const roles = (id: string) =>
  check({
    id,
    scope: 'account',
    permissions: ['iam:ListRoles'],
    gather: ({ aws }) =>
      allPages(
        (Marker) => aws.iam.listRoles({ MaxItems: 5, Marker }),
        (page) => page.Roles,
      ),
    judge: (found) => found.map(({ Arn = '' }) => pass(Arn, why)),
  })
const report = (id: string) =>
  check({
    id,
    scope: 'account',
    permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
    gather: ({ aws }) => credentialReport(aws),
    judge: (users) => users.map(({ arn, mfa }) => (mfa ? pass : fail)(arn, why)),
  })

let moto: Moto
const scan = (
  checks: readonly Check[],
  over: Partial<ScanAsk> = {},
  options: Partial<Parameters<typeof makeAws>[0]> = {},
) => {
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-reader`
  const aws = makeAws({
    accounts: { [motoAccount]: { role } },
    endpoint: moto.url,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
    ...options,
  })
  return scanAccount(
    { aws, clock: systemClock },
    { account: motoAccount, checks, id: 'scan-1', by: 'T1/U1', progress: () => {}, ...over },
  )
}

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'testing'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

describe('a scan', () => {
  it('looks in every region that is switched on, and says which are not', async () => {
    const { Regions = [] } = await new EC2(motoClient(moto.url)).describeRegions({
      AllRegions: true,
    })
    const on = Regions.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in')
    const { regions, results, skipped, home } = await scan([groups('one'), report('two')])
    expect(regions).toEqual(
      on.map(({ RegionName = '' }) => RegionName).toSorted((a, b) => (a < b ? -1 : 1)),
    )
    expect(results.filter(({ check: id }) => id === 'one').map(({ region }) => region)).toEqual(
      regions,
    )
    expect(results.filter(({ check: id }) => id === 'two')).toMatchObject([{ region: home }])
    expect(skipped).toHaveLength(Regions.length - on.length)
  })

  it('makes each distinct call once, whoever asks for it, with all its pages', async () => {
    const iam = new IAM(motoClient(moto.url))
    for (let at = 0; at < 11; at += 1)
      await iam.createRole({ RoleName: `role-${at}`, AssumeRolePolicyDocument: '{}' })
    const ids = Array.from({ length: 20 }, (_, at) => `check-${at}`)
    const { calls, results } = await scan(ids.map(roles), { allowed: ['us-east-1'] })
    expect(results.map(({ verdicts }) => verdicts.length)).toEqual(ids.map(() => 11))
    expect(calls).toMatchObject({ asked: 61, made: 4, byService: { ec2: 1, iam: 3 } })
  })

  it('asks for the credential report once', async () => {
    await new IAM(motoClient(moto.url)).createUser({ UserName: 'sato' })
    const checks = Array.from({ length: 10 }, (_, at) => report(`report-${at}`))
    const { calls, results } = await scan(checks, { allowed: ['us-east-1'] })
    expect(new Set(results.map(({ verdicts }) => verdicts.length))).toEqual(new Set([1]))
    expect(calls.byService['iam']).toBeLessThanOrEqual(4)
  })
})

describe('what could not be looked at', () => {
  it('is said where the account has nothing of ours', async () => {
    const [result] = (await scan([groups('one')], { account: '999999999999' })).results
    expect(result).toMatchObject({ outcome: 'unchecked', verdicts: [] })
    expect(result?.why?.en).toContain('999999999999')
  })

  it('is said of a region that hikeshi.yaml names and that is not switched on', async () => {
    const found = await scan([groups('one')], { allowed: ['us-east-1', 'me-south-1'] })
    const told = found.results.map(({ region, outcome }) => [region, outcome])
    expect(told).toEqual([
      ['me-south-1', 'unchecked'],
      ['us-east-1', 'checked'],
    ])
  })

  it('is said of a call that AWS does not allow, and of that check alone', async () => {
    const denied = check({
      id: 'denied',
      scope: 'account',
      permissions: ['iam:ListUsers'],
      gather: ({ aws }) => aws.iam.listRoles({}),
      judge: () => [],
    })
    const { results } = await scan([denied, groups('one')], { allowed: ['us-east-1'] })
    expect(results.map(({ check: id, outcome }) => [id, outcome])).toEqual([
      ['denied', 'unchecked'],
      ['one', 'checked'],
    ])
    expect(results[0]?.why?.en).toContain('iam:ListRoles')
  })

  it('is said of everything where AWS is away', async () => {
    const { results } = await scan(
      [groups('one')],
      {},
      { endpoint: 'http://127.0.0.1:9', maxAttempts: 1 },
    )
    expect(results).toMatchObject([{ outcome: 'unchecked' }])
    expect(results[0]?.why?.ja).toContain('AWS に接続できませんでした')
  })
})
