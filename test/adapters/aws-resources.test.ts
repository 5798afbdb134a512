import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { sessionPolicies } from '../../src/adapters/aws/session.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { AwsScope } from '../../src/core/ports.ts'
import { changingAws } from '../../src/flow/aws.ts'
import type { World } from '../../src/flow/world.ts'
import type { Aws } from '../../src/kit/index.ts'
import { allows, statementsIn } from '../support/iam.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'
import { faultsOf } from '../support/session.ts'
import { startTap, tooLarge } from '../support/tap.ts'

process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

const catalog = await loadCatalog()
const account = '123456789012'
function playbookOf(id: string) {
  const found = catalog.playbook.get(id)
  if (found === undefined) throw new Error(`${id} is gone`)
  return found
}
const place = { account, region: 'eu-west-1', incident: 'incident-1', run: 'run-1', changes: [] }
const changing = (policy: string) =>
  statementsIn(policy).filter(({ Action }) => !Action.every(onlyReads))

it('a user or role is named under whatever path it has, and no other name fits', () => {
  const playbook = playbookOf('contain-user')
  const acts = playbook.acts({ ...place, input: { userName: 'deploy-bot' } })
  const [{ policy }] = sessionPolicies(playbook.permissions, acts)
  const may = (resource: string) =>
    allows(policy, {
      action: 'iam:PutUserPolicy',
      resource: `arn:aws:iam::${account}:${resource}`,
      context: {},
    })
  for (const same of ['user/deploy-bot', 'user/teams/ops/deploy-bot']) expect(may(same)).toBe(true)
  for (const other of ['user/not-deploy-bot', 'user/ops/deploy-bot-2', 'role/deploy-bot'])
    expect(may(other)).toBe(false)
})

describe('what every playbook is held to', () => {
  const permissions = ['ec2:DeleteSnapshot', 'ec2:DescribeSnapshots']
  const all = 'arn:aws:ec2:eu-west-1::snapshot/*'

  it('is a condition or a reason for each pattern that takes in more than the run is about', async () => {
    for (const wide of [all, 'arn:aws:rds:eu-west-1:1:db:*', 'arn:aws:s3:::*'])
      expect(await faultsOf(permissions, [wide])).toEqual([
        `${wide} has no condition and no reason`,
      ])
    expect(await faultsOf(permissions, [{ on: [all], because: 'they are new' }])).toEqual([])
    expect(await faultsOf(permissions, [`${all}-1`])).toEqual([])
  })

  it('is that AWS has the condition, and has no resource for what may be done to any', async () => {
    const when = { StringEquals: { 'ec2:CreateAction': 'CreateSnapshots' } }
    expect(await faultsOf(permissions, [{ on: [all], when }])).toEqual([
      'ec2:DeleteSnapshot has no ec2:CreateAction',
    ])
    expect(await faultsOf(permissions, [{ on: ['*'], because: 'so I say' }])).toEqual([
      'ec2:DeleteSnapshot has resources: snapshot',
    ])
  })
})

describe('a run', () => {
  let moto: Moto
  let tap: Awaited<ReturnType<typeof startTap>>
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const wider: string[] = []
  const told = { onCall: async () => {}, onWider: async (to: string) => void wider.push(to) }
  const open = (scope: AwsScope): Aws =>
    makeAws({
      accounts: { [motoAccount]: { role } },
      endpoint: tap.url,
      maxAttempts: 1,
      worlds: worldsInMemory(),
      log: { warn: () => {} },
    })(scope)
  /** How many sessions STS refuses before it grants one. */
  let refuse = 0
  const policies = () =>
    tap.seen
      .filter(({ body }) => body.get('Action') === 'AssumeRole')
      .map(({ body }) => body.get('Policy') ?? '')
  beforeAll(async () => {
    moto = await startMoto()
    tap = await startTap(moto.url, undefined, (body) => {
      if (body.get('Action') !== 'AssumeRole' || refuse === 0) return undefined
      refuse -= 1
      return tooLarge
    })
  })
  afterAll(async () => {
    await tap.stop()
    await moto.stop()
  })

  it('asks STS for a session that may change this user and nobody else', async () => {
    const playbook = playbookOf('contain-user')
    const incident = { ...drillOn({ userName: 'deploy-bot' }, { sample: false }), drill: false }
    const world = { catalog, policy: { accounts: { [motoAccount]: {} } }, aws: open }
    const scope = {
      incident,
      playbook,
      input: { userName: 'deploy-bot' },
      run: 'r1',
      human: 'T1/U1',
    }
    const aws = changingAws(world as unknown as World, { ...scope, changes: [] }, told)
    await aws.iam.listAccessKeys({ UserName: 'nobody' }).catch(() => undefined)
    expect(policies()).toHaveLength(1)
    const [reads, writes] = statementsIn(policies()[0] ?? '')
    expect(reads?.Resource).toBe('*')
    expect(writes).toEqual({
      Effect: 'Allow',
      Action: ['iam:DeleteUserPolicy', 'iam:PutUserPolicy'],
      Resource: [
        `arn:aws:iam::${motoAccount}:user/deploy-bot`,
        `arn:aws:iam::${motoAccount}:user/*/deploy-bot`,
      ],
    })
    expect(wider).toEqual([])
  })

  it('that is undone finds what it made by the tags of the run that made it', async () => {
    const playbook = playbookOf('snapshot-volumes')
    const incident = { ...drillOn({}, { sample: false }), drill: false }
    const world = { catalog, policy: { accounts: { [motoAccount]: {} } }, aws: open }
    const input = { instanceId: 'i-0aaaaaaaaaaaaaaa1' }
    const changes = [{ resource: 'vol-0c1', field: 'snapshot', from: 'run-1', to: null }]
    const of = { run: 'undo-1', made: 'run-1', changes }
    const scope = { incident, playbook, input, human: 'T1/U1', ...of }
    const aws = changingAws(world as unknown as World, scope, told)
    await aws.ec2.describeVolumes({})
    const conditions = changing(policies().at(-1) ?? '').map(({ Condition }) => Condition)
    expect(conditions).toContainEqual({ StringEquals: { 'aws:ResourceTag/hikeshi:run': 'run-1' } })
  })

  /** So many volumes that their names alone are longer than a policy may be. */
  const many = Array.from(
    { length: 60 },
    (_, i) => `arn:aws:ec2:us-east-1:${account}:volume/vol-${i}`,
  )
  const declared = ['ec2:DescribeVolumes', 'ec2:ModifyVolume']
  const widening = () => {
    const to: string[] = []
    return { to, onWider: async (one: string) => void to.push(one) }
  }

  it('on more than fits in gets a session for all of the same kind here, and says so first', async () => {
    const { to, onWider } = widening()
    await open(scopeFor(declared, { acts: many, onWider }).scope).ec2.describeVolumes({})
    expect(to).toEqual(['same-kind'])
    expect(changing(policies().at(-1) ?? '')).toEqual([
      {
        Effect: 'Allow',
        Action: ['ec2:ModifyVolume'],
        Resource: `arn:aws:ec2:us-east-1:${account}:volume/*`,
      },
    ])
  })

  it('that STS finds too large when packed asks for the next wider session, as narrow as it gets', async () => {
    const acts = many.slice(0, 3)
    for (const [refusals, resource, told] of [
      [2, `arn:aws:ec2:us-east-1:${account}:volume/*`, ['same-kind']],
      [3, '*', ['anything']],
    ] as const) {
      const { to, onWider } = widening()
      const before = policies().length
      refuse = refusals
      await open(scopeFor(declared, { acts, onWider }).scope).ec2.describeVolumes({})
      expect(to).toEqual(told)
      expect(policies().length - before).toBe(refusals + 1)
      expect(changing(policies().at(-1) ?? '').map(({ Resource }) => Resource)).toEqual([resource])
    }
  })

  it('fails with AWS’s words when no session is small enough, and when nobody can be told', async () => {
    const acts = many.slice(0, 3)
    refuse = 4
    const alone = open(scopeFor(declared, { acts }).scope).ec2.describeVolumes({})
    await expect(alone).rejects.toThrow(/Packed policy consumes 112%/)
    const onWider = async () => Promise.reject(new Error('the journal is away'))
    refuse = 2
    const untold = open(scopeFor(declared, { acts, onWider }).scope).ec2.describeVolumes({})
    await expect(untold).rejects.toThrow('the journal is away')
    expect(tap.seen.at(-1)?.body.get('Action')).toBe('AssumeRole')
  })

  it('on a little more than fits in names it without region and account, which is the same', () => {
    const acts = Array.from(
      { length: 28 },
      (_, i) => `arn:aws:ec2:us-east-1:${account}:volume/vol-${i}`,
    )
    const [{ policy, wider }] = sessionPolicies(['ec2:ModifyVolume'], acts)
    expect(wider).toBeUndefined()
    const may = (resource: string) =>
      allows(policy, { action: 'ec2:ModifyVolume', resource, context: {} })
    expect(acts.every(may)).toBe(true)
    expect(may(`arn:aws:ec2:us-east-1:${account}:volume/vol-28`)).toBe(false)
  })

  it('that acts on nothing may change nothing, and never what its playbook does not declare', () => {
    const declared = ['iam:ListUsers', 'iam:PutUserPolicy']
    expect(changing(sessionPolicies(declared, [])[0].policy)).toEqual([])
    const more = { only: ['iam:DeleteUser'], on: ['*'] }
    expect(changing(sessionPolicies(declared, [more])[0].policy)).toEqual([])
  })
})
