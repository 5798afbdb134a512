import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAws } from '../../src/adapters/aws/facade.ts'
import { sessionPolicy } from '../../src/adapters/aws/session.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { printCatalog } from '../../src/catalog-print.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { AwsScope } from '../../src/core/ports.ts'
import { changingAws } from '../../src/flow/aws.ts'
import type { World } from '../../src/flow/world.ts'
import type { Aws } from '../../src/kit/index.ts'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'
import { drillOn, scopeFor, worldsInMemory } from '../support/scope.ts'
import { startTap } from '../support/tap.ts'

process.env['AWS_ACCESS_KEY_ID'] = 'testing'
process.env['AWS_SECRET_ACCESS_KEY'] = 'testing'

const catalog = await loadCatalog()
const narrowed = [...catalog.playbook.values()].filter((playbook) => 'acts' in playbook)
const account = '123456789012'
const place = { account, region: 'eu-west-1' }

/** The types of resources that each action is checked against, as the Service Authorization Reference has them. */
const types: Record<string, readonly string[]> = {
  'ec2:AssociateIamInstanceProfile': ['instance'],
  'ec2:AuthorizeSecurityGroupEgress': ['security-group', 'security-group-rule'],
  'ec2:AuthorizeSecurityGroupIngress': ['security-group', 'security-group-rule'],
  'ec2:CreateImage': ['image', 'instance', 'snapshot'],
  'ec2:CreateSecurityGroup': ['security-group', 'vpc'],
  'ec2:CreateSnapshots': ['instance', 'snapshot', 'volume'],
  'ec2:CreateTags': [],
  'ec2:DeleteSecurityGroup': ['security-group'],
  'ec2:DeleteSnapshot': ['snapshot'],
  'ec2:DeleteTags': [],
  'ec2:DeregisterImage': ['image'],
  'ec2:DisassociateIamInstanceProfile': ['instance'],
  'ec2:ModifyInstanceAttribute': ['instance', 'security-group', 'volume'],
  'ec2:ModifyInstanceMetadataOptions': ['instance'],
  'ec2:ModifyNetworkInterfaceAttribute': [
    'instance',
    'network-interface',
    'security-group',
    'subnet',
  ],
  'ec2:RevokeSecurityGroupEgress': ['security-group'],
  'ec2:RevokeSecurityGroupIngress': ['security-group'],
  'iam:DeleteRolePolicy': ['role'],
  'iam:DeleteUserPolicy': ['user'],
  'iam:PassRole': ['role'],
  'iam:PutRolePolicy': ['role'],
  'iam:PutUserPolicy': ['user'],
  'iam:UpdateAccessKey': ['user'],
  'iam:UpdateAssumeRolePolicy': ['role'],
  's3:DeleteBucketPolicy': ['bucket'],
  's3:PutBucketPolicy': ['bucket'],
  's3:PutBucketPublicAccessBlock': ['bucket'],
  's3:PutBucketVersioning': ['bucket'],
  's3:PutLifecycleConfiguration': ['bucket'],
  's3:PutReplicationConfiguration': ['bucket'],
}
const typeOf = (arn: string): string => {
  const [, , service, , , ...rest] = arn.split(':')
  return service === 's3' ? 'bucket' : (rest.join(':').split('/')[0] ?? '')
}

const input = {
  instanceId: 'i-0aaaaaaaaaaaaaaa1',
  userName: 'deploy-bot',
  roleName: 'shop-web',
  bucket: 'shop-exports',
}
const changes = [
  { resource: 'eni-0b1', field: 'Groups', from: ['sg-1'], to: ['hikeshi-isolation'] },
  { resource: 'vol-0c1', field: 'DeleteOnTermination', from: true, to: false },
]
const statements = (policy: string) =>
  (JSON.parse(policy) as { Statement: { Action: string[]; Resource: string | string[] }[] })
    .Statement

describe.each(narrowed.map((one) => [one.id, one] as const))('%s', (_id, playbook) => {
  const resources = playbook.acts?.({ input, ...place, changes }) ?? []

  it('names what it acts on, of each type that its changes are checked against, and of its own account', () => {
    const named = Object.values(input).filter((name) =>
      resources.some((arn) => arn.endsWith(`/${name}`) || arn.endsWith(`:${name}`)),
    )
    expect(named.length).toBeGreaterThan(0)
    const known = new Set(resources.map(typeOf))
    for (const action of playbook.permissions.filter((one) => !onlyReads(one))) {
      expect(Object.keys(types)).toContain(action)
      const missing = (types[action] ?? []).filter((type) => !known.has(type))
      expect(missing, action).toEqual([])
    }
    for (const arn of resources)
      expect(arn).toMatch(/^arn:aws:(iam::123456789012|ec2:eu-west-1:(123456789012)?|s3::):/)
    for (const arn of resources) expect(arn).not.toMatch(/:\*$|^\*$|(instance|user|bucket)\/\*$/)
  })

  it('has a session that reads anything and changes nothing else', () => {
    const all = statements(sessionPolicy(playbook.permissions, resources))
    const changing = all.find(({ Resource }) => Resource !== '*')
    expect(changing?.Resource).toEqual(resources)
    expect(changing?.Action.filter(onlyReads)).toEqual([])
    const reading = all.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)
    expect(reading.filter((action) => !onlyReads(action))).toEqual([])
    expect([...reading, ...(changing?.Action ?? [])].sort()).toEqual(playbook.permissions)
  })
})

it('the catalogue says of each playbook what its session may change', () => {
  const printed = printCatalog(catalog)['playbooks'] as { id: string; acts: string }[]
  const wide = printed.filter(({ acts }) => acts === '*').map(({ id }) => id)
  expect(narrowed.length).toBeGreaterThanOrEqual(13)
  expect(wide.length).toBe(printed.length - narrowed.length)
  expect(wide).toContain('quarantine-account')
})

it('a user or role is named under whatever path it has, and no other name fits', () => {
  const [bare = '', pathed = ''] =
    catalog.playbook.get('contain-user')?.acts?.({ input, ...place, changes: [] }) ?? []
  const fits = (arn: string) =>
    [bare, pathed].some((p) => new RegExp(`^${p.replaceAll('*', '.*')}$`).test(arn))
  expect(fits(`arn:aws:iam::${account}:user/deploy-bot`)).toBe(true)
  expect(fits(`arn:aws:iam::${account}:user/teams/ops/deploy-bot`)).toBe(true)
  for (const other of ['user/not-deploy-bot', 'user/ops/deploy-bot-2', 'role/deploy-bot'])
    expect(fits(`arn:aws:iam::${account}:${other}`)).toBe(false)
})

describe('a run', () => {
  let moto: Moto
  let tap: Awaited<ReturnType<typeof startTap>>
  const role = `arn:aws:iam::${motoAccount}:role/hikeshi-responder`
  const warned: object[] = []
  const open = (scope: AwsScope): Aws =>
    makeAws({
      accounts: { [motoAccount]: { role } },
      endpoint: tap.url,
      maxAttempts: 1,
      worlds: worldsInMemory(),
      log: { warn: (fields, message) => void warned.push({ ...fields, message }) },
    })(scope)
  const policies = () =>
    tap.seen
      .filter(({ body }) => body.get('Action') === 'AssumeRole')
      .map(({ body }) => statements(body.get('Policy') ?? ''))
  beforeAll(async () => {
    moto = await startMoto()
    tap = await startTap(moto.url)
  })
  afterAll(async () => {
    await tap.stop()
    await moto.stop()
  })

  it('asks STS for a session that may change this user and nobody else', async () => {
    const playbook = catalog.playbook.get('contain-user')
    if (playbook === undefined) throw new Error('contain-user is gone')
    const incident = { ...drillOn({ userName: 'deploy-bot' }, { sample: false }), drill: false }
    const world = { catalog, policy: { accounts: { [motoAccount]: {} } }, aws: open }
    const scope = {
      incident,
      playbook,
      input: { userName: 'deploy-bot' },
      run: 'r1',
      human: 'T1/U1',
    }
    const aws = changingAws(world as unknown as World, { ...scope, changes: [] }, async () => {})
    await aws.iam.listAccessKeys({ UserName: 'nobody' }).catch(() => undefined)
    expect(policies()).toHaveLength(1)
    const [reads, writes] = policies()[0] ?? []
    expect(reads?.Resource).toBe('*')
    expect(writes).toEqual({
      Effect: 'Allow',
      Action: ['iam:DeleteUserPolicy', 'iam:PutUserPolicy'],
      Resource: [
        `arn:aws:iam::${motoAccount}:user/deploy-bot`,
        `arn:aws:iam::${motoAccount}:user/*/deploy-bot`,
      ],
    })
    expect(warned).toEqual([])
  })

  it('whose resources do not fit in gets a wider session, and the log says why', async () => {
    const resources = Array.from(
      { length: 60 },
      (_, i) => `arn:aws:ec2:us-east-1:${account}:volume/vol-${i}`,
    )
    const { scope } = scopeFor(['ec2:DescribeVolumes', 'ec2:ModifyVolume'], { resources })
    await open(scope).ec2.describeVolumes({})
    expect(policies().at(-1)).toEqual([
      { Effect: 'Allow', Action: ['ec2:DescribeVolumes', 'ec2:ModifyVolume'], Resource: '*' },
    ])
    expect(warned).toEqual([
      {
        run: 'run-1',
        why: expect.stringMatching(/^60 resources make .* AWS takes 2048$/),
        message: 'the session of a run may change any resource',
      },
    ])
  })

  it('that acts on nothing may change nothing', () => {
    expect(statements(sessionPolicy(['iam:ListUsers', 'iam:PutUserPolicy'], []))).toEqual([
      { Effect: 'Allow', Action: ['iam:ListUsers'], Resource: '*' },
    ])
  })
})
