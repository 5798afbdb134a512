import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import block from '../../../playbooks/response/block-public-access.ts'
import lock from '../../../playbooks/response/lock-down-bucket.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedBucket, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const own = 'arn:aws:iam::123456789012:role'
const breakGlass = `${own}/break-glass`
const who = `${own}/hikeshi-responder, ${own}/*/hikeshi-responder, ${breakGlass}`
const said = (notes: readonly { text: { en: string } }[]) =>
  notes.map(({ text }) => text.en).join('\n')

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let s3: S3
  let Bucket: string
  const stage = (settings: JsonObject = { except: [breakGlass] }, bucket = Bucket) =>
    rehearse({ playbook: lock, finding: findingOn({ bucket }), open: ground.open, settings })
  const policy = async () => (await s3.getBucketPolicy({ Bucket })).Policy
  const rules = async () => ({
    versioning: (await s3.getBucketVersioning({ Bucket })).Status,
    lifecycle: (await s3.getBucketLifecycleConfiguration({ Bucket })).Rules,
    replication: (await s3.getBucketReplication({ Bucket })).ReplicationConfiguration,
  })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    s3 = new S3(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    Bucket = await seedBucket(moto.url)
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })
    const expire = (ID: string, Status: 'Enabled' | 'Disabled') => ({
      ID,
      Status,
      Filter: { Prefix: `${ID}/` },
      Expiration: { Days: 30 },
    })
    await s3.putBucketLifecycleConfiguration({
      Bucket,
      LifecycleConfiguration: { Rules: [expire('exports', 'Enabled'), expire('old', 'Disabled')] },
    })
    await s3.createBucket({ Bucket: `${Bucket}-copy` })
    const Destination = { Bucket: `arn:aws:s3:::${Bucket}-copy` }
    const copy = {
      ID: 'copy',
      Status: 'Enabled' as const,
      Priority: 1,
      Filter: { Prefix: '' },
      Destination,
    }
    const DeleteMarkerReplication = { Status: 'Disabled' as const }
    const Rules = [{ ...copy, DeleteMarkerReplication }]
    const ReplicationConfiguration = { Role: `${own}/replicate`, Rules }
    await s3.putBucketReplication({ Bucket, ReplicationConfiguration })
  })

  it('shows the rules that it pauses and who is excepted, and changes nothing by looking', async () => {
    const before = [await policy(), await rules()]
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `lifecycle: ${Bucket} lifecycle rule exports: "Enabled" -> "Disabled"`,
      `replication: ${Bucket} replication rule copy: "Enabled" -> "Disabled"`,
      `deny: ${Bucket} Deny: null -> "s3:* except ${who}"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect([await policy(), await rules()]).toEqual(before)
  })

  it('adds one denial to the policy, pauses the rules, and puts everything back', async () => {
    const before = [await policy(), await rules()]
    const { run, undo, plan } = stage()
    const done = await run()
    const { Statement } = JSON.parse((await policy()) ?? '') as { Statement: object[] }
    expect(Statement).toHaveLength(2)
    expect(Statement[1]).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
      Condition: {
        ArnNotLike: { 'aws:PrincipalArn': who.split(', ') },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    })
    const locked = await rules()
    expect(locked.lifecycle?.map(({ Status }) => Status)).toEqual(['Disabled', 'Disabled'])
    expect(locked.replication?.Rules?.map(({ Status }) => Status)).toEqual(['Disabled'])
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
    expect([JSON.parse((await policy()) ?? ''), await rules()]).toEqual([
      JSON.parse(before[0] as string),
      before[1],
    ])
  })

  it('turns versioning on where there was none, and says what an undo leaves of it', async () => {
    Bucket = await seedBucket(moto.url)
    const { run, undo, kept } = stage()
    const done = await run()
    expect(linesOf(done)).toContain(`versions: ${Bucket} Versioning: null -> "Enabled"`)
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Enabled')
    await undo(done)
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Suspended')
    expect(kept.map(({ en }) => en)).toEqual([expect.stringContaining('not remove it')])
  })

  it('suspends versioning again where it was suspended, and takes the policy away where there was none', async () => {
    Bucket = await seedBucket(moto.url)
    await s3.deleteBucketPolicy({ Bucket })
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } })
    const { run, undo, kept } = stage()
    await undo(await run())
    expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Suspended')
    expect(kept).toEqual([])
    await expect(policy()).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' })
  })

  it('refuses the undo once somebody has changed a rule or the denial', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await s3.deleteBucketPolicy({ Bucket })
    await s3.deleteBucketLifecycle({ Bucket })
    expect(await planUndo(done)).toMatchObject({
      drifted: [{ field: 'Deny' }, { field: 'lifecycle rule exports' }],
    })
  })

  it('excepts itself alone where no break-glass role is configured, and says so', async () => {
    expect(said((await stage({}).plan()).notes)).toContain('No break-glass role is configured')
    expect(said((await stage().plan()).notes)).not.toContain('No break-glass role')
  })

  it('is refused for a bucket that is gone, and for a directory bucket', async () => {
    await expect(stage({}, 'there-is-none-of-this-name').plan()).rejects.toThrow(
      /no bucket .* any more/,
    )
    await expect(stage({}, 'logs--apne1-az4--x-s3').plan()).rejects.toThrow(/directory bucket/)
  })
})

describe('on the simulated account', () => {
  const finding = findingOn({ bucket: 'shop-exports' })

  it('ends as on moto: locked, and then as before but for versions that stay suspended', async () => {
    const ground = simulatedGround(finding, 'incident-1')
    const { plan, act, undo } = rehearse({ playbook: lock, finding, open: ground.open })
    const approved = await plan()
    const before = JSON.stringify(await ground.state())
    expect(linesOf(approved)).toHaveLength(3)
    await act(approved)
    expect(linesOf(await plan())).toEqual([])
    await undo(approved)
    const after = JSON.stringify(await ground.state())
    expect(after).toBe(before.replace('"versioning":null', '"versioning":"Suspended"'))
    expect(after).not.toBe(before)
  })

  it('is refused after public access was blocked over a public policy, with the order that works', async () => {
    const { open } = simulatedGround(finding, 'incident-1')
    await rehearse({ playbook: block, finding, open }).run()
    const { plan } = rehearse({ playbook: lock, finding, open })
    await expect(plan()).rejects.toThrow(/Undo the blocking of public access, lock/)
  })
})

itUsesExactlyItsPermissions(lock)
