import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import blockPublicAccess from '../../../playbooks/response/block-public-access.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedBucket, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const closed = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let s3: S3
  let Bucket: string
  const stage = (bucket = Bucket) =>
    rehearse({ playbook: blockPublicAccess, finding: findingOn({ bucket }), open: ground.open })
  const block = async () =>
    (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration
  const said = async () => (await stage().plan()).notes.map(({ text }) => text.en).join('\n')

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    s3 = new S3(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    Bucket = await seedBucket(moto.url)
  })

  it('shows the settings that it turns on, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `block: ${Bucket} IgnorePublicAcls: false -> true`,
      `block: ${Bucket} BlockPublicPolicy: false -> true`,
      `block: ${Bucket} RestrictPublicBuckets: false -> true`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('turns all four on and restores what was there, policy and ACL untouched', async () => {
    const before = await ground.state()
    const { run, undo, plan } = stage()
    const done = await run()
    expect(await block()).toEqual(closed)
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    await undo(done)
    expect(await block()).toMatchObject({ BlockPublicAcls: true, IgnorePublicAcls: false })
    expect(await ground.state()).toEqual(before)
  })

  it('removes the block on undo where the bucket had none', async () => {
    await s3.deletePublicAccessBlock({ Bucket })
    const before = await ground.state()
    const { run, undo, calls } = stage()
    const done = await run()
    expect(linesOf(done)).toContain(`block: ${Bucket} configured: false -> true`)
    expect(await block()).toEqual(closed)
    await undo(done)
    await expect(block()).rejects.toThrow(/not found/)
    expect(await ground.state()).toEqual(before)
    expect(calls.map(({ action }) => action)).toEqual([
      's3:PutPublicAccessBlock',
      's3:DeletePublicAccessBlock',
    ])
  })

  it('names the account as the owner in each change', async () => {
    const { run, calls } = stage()
    await run()
    expect(calls.map(({ input }) => input['ExpectedBucketOwner'])).toEqual(['123456789012'])
  })

  it('refuses the undo once somebody else has turned a setting off', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const PublicAccessBlockConfiguration = { ...closed, BlockPublicPolicy: false }
    await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration })
    expect(await planUndo(done)).toEqual({
      drifted: [{ resource: Bucket, field: 'BlockPublicPolicy', from: true, to: false }],
    })
  })

  it('says in which ways the bucket is open', async () => {
    expect(await said()).toContain(
      'Bucket policy: public. ACL grants to everybody: AllUsers: READ.',
    )
    await s3.putBucketAcl({ Bucket, ACL: 'private' })
    await s3.deleteBucketPolicy({ Bucket })
    expect(await said()).toContain('Bucket policy: none. ACL grants to everybody: none.')
    expect(await said()).not.toContain('static website')
    const WebsiteConfiguration = { IndexDocument: { Suffix: 'index.html' } }
    await s3.putBucketWebsite({ Bucket, WebsiteConfiguration })
    expect(await said()).toContain('static website: its visitors get errors')
  })

  it('is refused for a bucket that is gone, and for one that cannot be public', async () => {
    await expect(stage('there-is-none-of-this-name').plan()).rejects.toThrow(
      /no bucket .* any more/,
    )
    await expect(stage('logs--apne1-az4--x-s3').plan()).rejects.toThrow(/directory bucket/)
  })
})

it('ends on the simulated account as on moto: closed, and then as before', async () => {
  const finding = findingOn({ bucket: 'GeneratedFindingS3Bucket' })
  const ground = simulatedGround(finding, 'incident-1')
  const { open } = ground
  const { plan, act, undo } = rehearse({ playbook: blockPublicAccess, finding, open })
  const approved = await plan()
  const before = await ground.state()
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([3])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is not offered for a finding that names no bucket', () => {
  expect(blockPublicAccess.from(findingOn({ userName: 'alice' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(blockPublicAccess)
