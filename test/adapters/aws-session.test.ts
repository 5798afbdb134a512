import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { sessionPolicies, splitByService, stsName } from '../../src/adapters/aws/session.ts'
import { loadCatalog } from '../../src/catalog.ts'
import type { Share } from '../../src/core/ports.ts'
import { type Moto, motoAccount, motoClient, seedUser, startMoto } from '../support/moto.ts'
import { scopeFor, worldsInMemory } from '../support/scope.ts'
import { startTap } from '../support/tap.ts'

process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

const catalog = await loadCatalog()
const other = '222222222222'
const roleIn = (account: string) => `arn:aws:iam::${account}:role/hikeshi-responder`
let moto: Moto
let tap: Awaited<ReturnType<typeof startTap>>

beforeAll(async () => {
  moto = await startMoto()
  tap = await startTap(moto.url)
})
afterAll(async () => {
  await tap.stop()
  await moto.stop()
})
beforeEach(async () => {
  await moto.reset()
  tap.seen.length = 0
})

const open = (accounts: Parameters<typeof makeAws>[0]['accounts']) =>
  makeAws({
    accounts,
    endpoint: tap.url,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })
const both = { [motoAccount]: { role: roleIn(motoAccount) }, [other]: { role: roleIn(other) } }
const assumed = () =>
  tap.seen.map(({ body }) => body).filter((b) => b.get('Action') === 'AssumeRole')

describe('a session', () => {
  it('works in its own account and in no other', async () => {
    await seedUser(moto.url, { userName: 'in-own' })
    await seedUser(moto.url, { userName: 'in-other', account: other })
    const namesIn = async (account: string) => {
      const { scope } = scopeFor(['iam:ListUsers'], { account })
      const { Users = [] } = await open(both)(scope).iam.listUsers({})
      return Users.map(({ UserName }) => UserName)
    }
    expect(await namesIn(motoAccount)).toEqual(['in-own'])
    expect(await namesIn(other)).toEqual(['in-other'])
  })

  it('works in its own region and in no other', async () => {
    const { scope } = scopeFor(['ec2:CreateSecurityGroup'], { region: 'ap-northeast-1' })
    await open(both)(scope).ec2.createSecurityGroup({ GroupName: 'made', Description: 'made' })
    const groups = async (region: string) => {
      const ec2 = new EC2(motoClient(moto.url, { region }))
      const Filters = [{ Name: 'group-name', Values: ['made'] }]
      return (await ec2.describeSecurityGroups({ Filters })).SecurityGroups?.length
    }
    expect(await groups('ap-northeast-1')).toBe(1)
    expect(await groups('us-east-1')).toBe(0)
  })

  it('names the person and the run, and allows what is declared only', async () => {
    const accounts = { [motoAccount]: { role: roleIn(motoAccount), externalId: 'a-shared-word' } }
    const { scope } = scopeFor(['iam:ListUsers', 'ec2:DescribeInstances', 'iam:ListUsers'])
    await open(accounts)(scope).iam.listUsers({})
    const [ask] = assumed()
    expect(Object.fromEntries(ask ?? [])).toMatchObject({
      RoleArn: roleIn(motoAccount),
      RoleSessionName: 'hikeshi-run-1',
      SourceIdentity: 'T024BE7LD.U061F7AUR',
      ExternalId: 'a-shared-word',
      'Tags.member.1.Key': 'hikeshi-incident',
      'Tags.member.1.Value': 'incident-1',
      'Tags.member.2.Key': 'hikeshi-run',
      'Tags.member.2.Value': 'run-1',
    })
    expect(JSON.parse(ask?.get('Policy') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['ec2:DescribeInstances', 'iam:ListUsers'], Resource: '*' },
      ],
    })
  })

  it('is one for all services of a run, and never shared with another run', async () => {
    const aws = open(both)
    const permissions = ['iam:ListUsers', 'ec2:DescribeInstances']
    const first = aws(scopeFor(permissions).scope)
    await Promise.all([first.iam.listUsers({}), first.iam.listUsers({})])
    await first.ec2.describeInstances({})
    expect(assumed()).toHaveLength(1)
    const second = aws(scopeFor(permissions, { run: 'run-2', human: 'T1/U2' }).scope)
    await second.iam.listUsers({})
    expect(assumed().map((ask) => ask.get('SourceIdentity'))).toEqual([
      'T024BE7LD.U061F7AUR',
      'T1.U2',
    ])
    const keys = tap.seen
      .filter(({ body }) => body.get('Action') === 'ListUsers')
      .map(({ authorization }) => /Credential=(\w+)/.exec(authorization)?.[1])
    expect(new Set(keys).size).toBe(2)
  })

  it('is asked for again after it was refused', async () => {
    const gone = await startTap('http://127.0.0.1:1')
    const { scope } = scopeFor(['iam:ListUsers'])
    const aws = makeAws({
      accounts: both,
      endpoint: gone.url,
      maxAttempts: 1,
      worlds: worldsInMemory(),
      log: { warn: () => {} },
    })(scope)
    await expect(aws.iam.listUsers({})).rejects.toThrow(/socket|ECONN/)
    await expect(aws.iam.listUsers({})).rejects.toThrow(/socket|ECONN/)
    await gone.stop()
    expect(gone.seen.map(({ body }) => body.get('Action'))).toEqual(['AssumeRole', 'AssumeRole'])
  })
})

describe('an account', () => {
  it('that is not configured is not touched', () => {
    const { scope } = scopeFor(['iam:ListUsers'], { account: '333333333333' })
    expect(() => open(both)(scope)).toThrow('account 333333333333 is not configured')
    const { scope: odd } = scopeFor(['iam:ListUsers'], { account: 'constructor' })
    expect(() => open(both)(odd)).toThrow('account constructor is not configured')
    expect(tap.seen).toEqual([])
  })

  it('is never worked in with the role of another', () => {
    const { scope } = scopeFor(['iam:ListUsers'], { account: other })
    const accounts = { [other]: { role: roleIn(motoAccount) } }
    expect(() => open(accounts)(scope)).toThrow('is in another account')
  })

  it('is never worked in with ambient credentials of another', async () => {
    const { scope } = scopeFor(['iam:ListUsers'], { account: other })
    const listed = open({ [other]: {} })(scope).iam.listUsers({})
    await expect(listed).rejects.toThrow(
      `the ambient credentials belong to account ${motoAccount}, not to ${other}`,
    )
    expect(tap.seen.map(({ body }) => body.get('Action'))).toEqual(['GetCallerIdentity'])
  })
})

describe('a name for STS', () => {
  it.each([
    ['T024BE7LD/U061F7AUR', 'T024BE7LD.U061F7AUR'],
    ['local/responder', 'local.responder'],
    ['oidc/aiko@example.com', 'oidc.aiko@example.com'],
  ])('of %s is %s', (person, name) => {
    expect(stsName(person)).toBe(name)
  })

  it('fits the alphabet and the length, and keeps different people apart', () => {
    const people = ['x', '愛子/U1', '愛美/U1', 'a/b/c', 'a/b_c', 'U'.repeat(80), 'U'.repeat(81)]
    const names = people.map(stsName)
    for (const name of names) expect(name).toMatch(/^[\w+=,.@-]{2,64}$/)
    expect(new Set(names).size).toBe(people.length)
  })
})

describe('a session policy', () => {
  it('is refused when AWS would not take it, since a wider one would not enforce the declaration', () => {
    const many = Array.from({ length: 80 }, (_, i) => `ec2:DescribeSomethingOrOther${i}`)
    expect(() => sessionPolicies(many)).toThrow(/80 permissions .* AWS takes 2048/)
    expect(sessionPolicies(many.slice(0, 50))[0].policy.length).toBeLessThanOrEqual(2048)
  })
})

describe('a scan', () => {
  const { check } = catalog
  const permissions = [...new Set([...check.values()].flatMap((one) => one.permissions))].sort()
  const share: Share = (_call, work) => work()

  it('that declares more than one session holds takes as few as hold whole services', () => {
    const more = ['ec2', 'iam', 'kms', 'rds'].flatMap((service) =>
      Array.from({ length: 20 }, (_, at) => `${service}:DescribeSomethingOrOther${at + 10}`),
    )
    expect(() => sessionPolicies(more)).toThrow(/split/)
    const sessions = splitByService(more)
    expect(sessions).toHaveLength(2)
    expect(sessions.flat()).toEqual(more)
    for (const session of sessions)
      expect(sessionPolicies(session)[0].policy.length).toBeLessThanOrEqual(2048)
    const services = sessions.map((one) => new Set(one.map((each) => each.split(':')[0])))
    const all = services.flatMap((one) => [...one])
    expect(new Set(all).size).toBe(all.length)
  })

  it('assumes the reader once for each of them, whatever the regions', async () => {
    const readRole = `arn:aws:iam::${motoAccount}:role/hikeshi-reader`
    const aws = open({ [motoAccount]: { role: roleIn(motoAccount), readRole } })
    for (const region of ['us-east-1', 'eu-west-1', 'ap-northeast-1']) {
      const { iam, ec2, s3 } = aws({ ...scopeFor(permissions, { region }).scope, share })
      await Promise.all([iam.listUsers({}), ec2.describeVpcs({}), s3.listBuckets({})])
    }
    const asks = assumed()
    expect(new Set(asks.map((ask) => ask.get('RoleArn')))).toEqual(new Set([readRole]))
    expect(asks.length).toBe(new Set(asks.map((ask) => ask.get('Policy'))).size)
    expect(asks.length).toBeLessThanOrEqual(splitByService(permissions).length)
  })
})
