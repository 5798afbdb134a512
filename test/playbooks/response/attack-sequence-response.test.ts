import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import guardduty from '../../../handlers/findings/guardduty.ts'
import attackSequenceResponse from '../../../playbooks/response/attack-sequence-response.ts'
import type { Finding, Involved } from '../../../src/kit/index.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import {
  type Moto,
  motoClient,
  newSubnet,
  seedBucket,
  seedInstance,
  seedRole,
  seedUser,
  startMoto,
} from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const type = 'AttackSequence:IAM/CompromisedCredentials'
const nothing = { instances: [], keys: [], users: [], roles: [], buckets: [], elsewhere: [] }
const on = (involved: Partial<Involved>): Finding =>
  findingOn({}, { type, involved: { ...nothing, ...involved } })
const kinds = (lines: readonly string[]) => [...new Set(lines.map((line) => line.split(':')[0]))]

/** What an undo leaves on purpose. */
const withoutSnapshots = (state: unknown) =>
  (state as unknown[]).filter(
    (part) => !(part !== null && typeof part === 'object' && 'Snapshots' in part),
  )

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let involved: Involved
  const stage = (over: Partial<Involved> = {}) => {
    const finding = on({ ...involved, ...over })
    return rehearse({ playbook: attackSequenceResponse, finding, open: ground.open })
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    const subnet = await newSubnet(moto.url)
    const first = await seedInstance(moto.url, { subnet })
    const second = await seedInstance(moto.url, { subnet })
    const { userName, accessKeyIds } = await seedUser(moto.url)
    involved = {
      instances: [first.instanceId, second.instanceId],
      keys: accessKeyIds.map((accessKeyId) => ({ userName, accessKeyId })),
      users: [userName],
      roles: [await seedRole(moto.url)],
      buckets: [await seedBucket(moto.url)],
      elsewhere: [],
    }
  })

  it('plans everything in one order: evidence, then who, then where, then what', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(kinds(linesOf(plan))).toEqual([
      'protect',
      'snapshot',
      'deactivate',
      'deny-users',
      'revoke-sessions',
      'prepare-groups',
      'cut',
      'block',
    ])
    const named = linesOf(plan).join('\n')
    const { instances, keys, users, roles, buckets } = involved
    const ids = keys.map(({ accessKeyId }) => accessKeyId)
    for (const id of [...instances, ...ids, ...users, ...roles, ...buckets])
      expect(named).toContain(id)
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('stops all of it, and puts all of it back but the snapshots', {
    timeout: 120_000,
  }, async () => {
    const before = await ground.state()
    const { plan, act, undo, calls } = stage()
    const approved = await plan()
    await act(approved)
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    const deactivated = calls.filter(({ action }) => action === 'iam:UpdateAccessKey')
    expect(deactivated.map(({ input }) => input['AccessKeyId'])).toEqual(
      involved.keys.map(({ accessKeyId }) => accessKeyId),
    )
    await undo(approved)
    expect(withoutSnapshots(await ground.state())).toEqual(withoutSnapshots(before))
  })

  it('leaves out what is gone or not ours, and says what', async () => {
    const sso = 'AWSReservedSSO_Admin_0123456789abcdef'
    const elsewhere = ['arn:aws:s3:::of-another-account']
    const gone = { users: ['gone'], roles: [sso], buckets: ['gone-bucket-of-nobody'], elsewhere }
    const plan = await stage({ ...gone, keys: [] }).plan()
    expect(kinds(linesOf(plan))).toEqual(['protect', 'snapshot', 'prepare-groups', 'cut'])
    const said = plan.notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`${['gone', sso, 'gone-bucket-of-nobody', ...elsewhere].join(', ')}.`)
  })

  it('has nothing to do where all of it is gone', async () => {
    const { plan } = stage({ ...nothing, users: ['gone'], instances: ['i-0aaaaaaaaaaaaaaa1'] })
    await expect(plan()).rejects.toThrow(/Nothing that the sequence names/)
  })

  it('acts on the rest where one part is already as wanted', async () => {
    const { users, buckets } = involved
    const [Bucket, UserName] = [buckets[0], users[0]]
    await new S3(motoClient(moto.url)).putPublicAccessBlock({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    })
    for (const { accessKeyId: AccessKeyId } of involved.keys)
      await new IAM(motoClient(moto.url)).updateAccessKey({
        UserName,
        AccessKeyId,
        Status: 'Inactive',
      })
    const lines = kinds(linesOf(await stage().plan()))
    expect(lines).not.toContain('block')
    expect(lines).not.toContain('deactivate')
    expect(lines).toContain('deny-users')
  })

  it('refuses the undo once one part has drifted', async () => {
    const only = { ...nothing, users: involved.users, buckets: involved.buckets }
    const { run, planUndo } = stage(only)
    const done = await run()
    await new S3(motoClient(moto.url)).deletePublicAccessBlock({ Bucket: involved.buckets[0] })
    expect(await planUndo(done)).toMatchObject({
      drifted: [{ resource: involved.buckets[0] }, {}, {}],
    })
  })
})

it('ends on the simulated account as on moto, out of a whole finding of GuardDuty', async () => {
  const detail = guardduty.sampleOf?.(type) ?? {}
  const envelope = {
    id: '1',
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Finding',
    account: '111122223333',
    region: 'ap-northeast-1',
    time: '2026-01-01T00:00:00Z',
    resources: [],
    detail,
  }
  const describe = () => ({ title: { en: '', ja: '' }, what: { en: '', ja: '' } })
  const finding = { ...findingOn({}), ...guardduty.read(detail, { envelope, describe }) }
  expect(finding.involved).toEqual({
    instances: ['i-0a1b2c3d4e5f60718'],
    keys: [{ userName: 'shop-deploy', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }],
    users: ['shop-deploy'],
    roles: [],
    buckets: ['shop-invoices-111122223333'],
    elsewhere: [],
  })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({
    playbook: attackSequenceResponse,
    finding,
    open: ground.open,
  })
  const approved = await plan()
  const before = JSON.stringify(await ground.state())
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  await undo(approved)
  const lost = (state: string) =>
    JSON.stringify(JSON.parse(state), (name, value: unknown) =>
      name === 'snapshots' || name === 'tags' ? undefined : value,
    )
  expect(lost(JSON.stringify(await ground.state()))).toBe(lost(before))
})

it('reads users, roles and keys of this account alone out of a sequence', () => {
  const detail = {
    ...guardduty.sampleOf?.(type),
    accountId: '111122223333',
    region: 'ap-northeast-1',
    service: {
      detection: {
        sequence: {
          actors: [
            { user: { name: 'ops', type: 'AssumedRole', credentialUid: 'ASIAIOSFODNN7EXAMPLE' } },
            { user: { name: 'stranger', type: 'IAMUser', account: { uid: '999988887777' } } },
          ],
          resources: [
            {
              uid: 'AKIAIOSFODNN7EXAMPLE',
              resourceType: 'ACCESS_KEY',
              data: { accessKey: { userName: 'deploy', userType: 'IAMUser' } },
            },
            { uid: 'arn:aws:s3:::other', resourceType: 'S3_BUCKET', accountId: '999988887777' },
            {
              uid: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0aaaaaaaaaaaaaaa1',
              resourceType: 'EC2_INSTANCE',
              region: 'us-east-1',
            },
          ],
        },
      },
    },
  }
  const envelope = {
    id: '1',
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Finding',
    account: '111122223333',
    region: 'ap-northeast-1',
    time: '2026-01-01T00:00:00Z',
    resources: [],
    detail,
  }
  const describe = () => ({ title: { en: '', ja: '' }, what: { en: '', ja: '' } })
  expect(guardduty.read(detail, { envelope, describe }).involved).toEqual({
    instances: [],
    keys: [{ userName: 'deploy', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }],
    users: ['deploy'],
    roles: ['ops'],
    buckets: [],
    elsewhere: [
      'arn:aws:s3:::other',
      'arn:aws:ec2:us-east-1:111122223333:instance/i-0aaaaaaaaaaaaaaa1',
    ],
  })
})

it('is not offered for a single finding', () => {
  expect(attackSequenceResponse.from(findingOn({ userName: 'alice' }))).toBeUndefined()
  expect(attackSequenceResponse.from(on({ elsewhere: ['x'] }))).toBeUndefined()
})

itUsesExactlyItsPermissions(attackSequenceResponse)
