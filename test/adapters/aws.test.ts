import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAws, UndeclaredCall } from '../../src/adapters/aws/facade.ts'
import { type Moto, motoAccount, motoClient, seedUser, startMoto } from '../support/moto.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'
import { startTap } from '../support/tap.ts'

process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

const incident = drillOn({ userName: 'deploy-bot', userType: 'IAMUser' })
let moto: Moto
let tap: Awaited<ReturnType<typeof startTap>>
const warnings: object[] = []

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
  await seedUser(moto.url)
  tap.seen.length = 0
  warnings.length = 0
})

/** The facade over each transport: the run's own role, the ambient credentials, and the simulated account. */
const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
const transports = {
  'an assumed role': { account: { role }, simulated: undefined },
  'ambient credentials': { account: {}, simulated: undefined },
  'the simulated account': { account: { role }, simulated: incident },
}
const cases = Object.entries(transports).map(([name, transport]) => ({ name, ...transport }))

function opened(transport: (typeof cases)[number], permissions: readonly string[]) {
  const { simulated, account } = transport
  const open = makeAws({
    accounts: { [motoAccount]: account },
    endpoint: tap.url,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: (fields) => void warnings.push(fields) },
  })
  const { scope, calls } = scopeFor(permissions, simulated && { simulated })
  return { aws: open(scope), calls }
}

describe.each(cases)('with $name', (transport) => {
  it('refuses what is not declared before anything is sent, and names it', async () => {
    const { aws, calls } = opened(transport, ['iam:ListUsers'])
    const refused = aws.iam.deleteUser({ UserName: 'deploy-bot' })
    await expect(refused).rejects.toThrow(UndeclaredCall)
    await expect(refused).rejects.toMatchObject({ action: 'iam:DeleteUser' })
    expect(warnings).toMatchObject([{ action: 'iam:DeleteUser', run: 'run-1' }])
    expect(calls).toEqual([])
    expect(tap.seen).toEqual([])
  })

  it('takes tags at creation as the CreateTags that IAM will ask for', async () => {
    const { aws } = opened(transport, ['ec2:CreateSecurityGroup'])
    const TagSpecifications = [
      { ResourceType: 'security-group' as const, Tags: [{ Key: 'a', Value: 'b' }] },
    ]
    await expect(
      aws.ec2.createSecurityGroup({ GroupName: 'x', Description: 'x', TagSpecifications }),
    ).rejects.toMatchObject({ name: 'UndeclaredCall', action: 'ec2:CreateTags' })
    expect(tap.seen).toEqual([])
  })

  it('journals a mutating call with its parameters and the id of the request', async () => {
    const { aws, calls } = opened(transport, ['ec2:CreateSecurityGroup'])
    const asked = { GroupName: 'quarantine', Description: 'Nothing in, nothing out' }
    const { GroupId, $metadata } = await aws.ec2.createSecurityGroup(asked)
    expect(GroupId).toMatch(/^sg-[0-9a-f]{17}$/)
    expect($metadata.requestId).toMatch(/\S/)
    expect(calls).toEqual([
      { action: 'ec2:CreateSecurityGroup', input: asked, requestId: $metadata.requestId },
    ])
  })

  it("journals a mutating call that AWS refused, with AWS's code", async () => {
    const { aws, calls } = opened(transport, ['iam:UpdateAccessKey'])
    const asked = { UserName: 'nobody', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
    await expect(aws.iam.updateAccessKey({ ...asked, Status: 'Inactive' })).rejects.toThrow(
      'nobody',
    )
    expect(calls).toMatchObject([
      { action: 'iam:UpdateAccessKey', input: asked, error: 'NoSuchEntityException' },
    ])
    expect(calls[0]?.requestId).toMatch(/\S/)
  })

  it('journals neither reads nor dry runs', async () => {
    const { aws, calls } = opened(transport, ['iam:ListUsers', 'ec2:CreateSecurityGroup'])
    await aws.iam.listUsers({})
    const rehearsal = { GroupName: 'x', Description: 'x', DryRun: true }
    await expect(aws.ec2.createSecurityGroup(rehearsal)).rejects.toMatchObject({
      name: 'DryRunOperation',
    })
    expect(calls).toEqual([])
  })

  it('pages through results with the paginators of the SDK', async () => {
    const { aws } = opened(transport, ['iam:ListAccessKeys'])
    const keys = []
    for await (const page of aws.iam.paginateListAccessKeys({ UserName: 'deploy-bot' }))
      keys.push(...(page.AccessKeyMetadata ?? []))
    expect(keys.map(({ Status }) => Status)).toEqual(['Active', 'Active'])
  })

  it('is no promise and has no operation that the SDK does not have', async () => {
    const { aws } = opened(transport, ['iam:ListUsers'])
    expect(await Promise.resolve(aws.iam)).toBe(aws.iam)
    const { noSuchThing } = aws.iam as unknown as { noSuchThing: () => Promise<unknown> }
    await expect(noSuchThing()).rejects.toThrow('iam has no noSuchThing')
  })
})

it('never sends anything for the simulated account, whatever the environment offers', async () => {
  const transport = cases.find(({ simulated }) => simulated !== undefined)
  if (!transport) throw new Error('no simulated transport')
  const { aws, calls } = opened(transport, [
    'iam:ListUsers',
    'iam:TagUser',
    'ec2:DescribeInstances',
  ])
  await aws.iam.listUsers({})
  await aws.ec2.describeInstances({})
  await expect(aws.iam.tagUser({ UserName: 'deploy-bot', Tags: [] })).rejects.toThrow(
    'the simulated account lacks iam:TagUser',
  )
  expect(calls).toMatchObject([{ action: 'iam:TagUser' }])
  expect(tap.seen).toEqual([])
})

it('journals no secret and no blob', async () => {
  const transport = cases[0]
  if (!transport) throw new Error('no transport')
  const { aws, calls } = opened(transport, [
    'iam:UpdateLoginProfile',
    'ec2:ModifyInstanceAttribute',
    'ec2:CreateTags',
  ])
  const Password = 'correct horse battery staple'
  await aws.iam.updateLoginProfile({
    UserName: 'deploy-bot',
    Password,
    PasswordResetRequired: true,
  })
  const UserData = { Value: new TextEncoder().encode(`export TOKEN=${Password}`) }
  const InstanceId = 'i-0123456789abcdef0'
  await expect(aws.ec2.modifyInstanceAttribute({ InstanceId, UserData })).rejects.toThrow(
    /user data|not exist/,
  )
  expect(JSON.stringify(calls)).not.toContain('horse')
  expect(calls[0]?.input).toEqual({
    UserName: 'deploy-bot',
    Password: '***',
    PasswordResetRequired: true,
  })
  expect(calls[1]?.input).toEqual({ InstanceId, UserData: '***' })
})

it('stops a step when its call cannot be journalled', async () => {
  const { account } = transports['an assumed role']
  const open = makeAws({
    accounts: { [motoAccount]: account },
    endpoint: tap.url,
    maxAttempts: 1,
    worlds: worldsInMemory(),
    log: { warn: () => {} },
  })
  const { scope } = scopeFor(['ec2:CreateSecurityGroup'], {
    onCall: () => Promise.reject(new Error('the store is away')),
  })
  const made = open(scope).ec2.createSecurityGroup({ GroupName: 'x', Description: 'x' })
  await expect(made).rejects.toThrow('the store is away')
  const { SecurityGroups } = await new EC2(motoClient(moto.url)).describeSecurityGroups({
    Filters: [{ Name: 'group-name', Values: ['x'] }],
  })
  expect(SecurityGroups).toHaveLength(1)
})
