import { EC2 } from '@aws-sdk/client-ec2'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import capture from '../../../playbooks/response/capture-instance-facts.ts'
import { digest } from '../../../src/core/hash.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import {
  type Moto,
  motoClient,
  newSubnet,
  type SeededInstance,
  seedInstance,
  startMoto,
} from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  const stage = (settings: JsonObject = {}) => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    return rehearse({ playbook: capture, finding, open: ground.open, settings })
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
  })

  it('shows one line, the tag, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `capture: ${seeded.instanceId} tag:hikeshi:facts: null -> "run-1"`,
    ])
    expect(await ground.state()).toEqual(before)
  })

  it('keeps sizes and hashes, changes a tag and nothing else, and ends as before', async () => {
    const before = await ground.state()
    const { run, undo, made, calls } = stage()
    const done = await run()
    const { Output = '' } = await ec2.getConsoleOutput({ InstanceId: seeded.instanceId })
    const output = Buffer.from(Output, 'base64')
    expect(made['capture']).toMatchObject({
      'console-output.txt': { bytes: output.byteLength, sha256: digest(output) },
      userData: null,
      kept: [],
    })
    expect(calls.map(({ action }) => action)).toEqual(['ec2:CreateTags'])
    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('says why a thing is missing that AWS did not give, and goes on without it', async () => {
    const { run, made } = stage()
    await run()
    // Moto knows neither screenshots nor inventories: 500, as from an AWS that fails.
    expect(made['capture']).toMatchObject({
      'console-screenshot.jpg': { unread: expect.stringMatching(/^5\d\d/) },
      'applications.json': { unread: expect.stringMatching(/^5\d\d/) },
      agent: { unread: expect.stringMatching(/^5\d\d/) },
    })
  })

  it('writes the files to the evidence bucket, whole, and leaves them there on undo', async () => {
    const s3 = new S3(motoClient(moto.url))
    const Bucket = `evidence-${crypto.randomUUID().slice(0, 8)}`
    await s3.createBucket({ Bucket })
    const { run, undo, made } = stage({ bucket: Bucket })
    await undo(await run())
    const { Contents = [] } = await s3.listObjectsV2({ Bucket })
    const keys = Contents.map(({ Key }) => Key)
    const folder = 'hikeshi/incident-1/run-1'
    expect(keys).toEqual([`${folder}/console-output.txt`, `${folder}/instance.json`])
    const kept = (made['capture'] as JsonObject)['kept']
    expect(kept).toEqual(
      expect.arrayContaining(keys.map((key) => expect.stringContaining(String(key)))),
    )
    const { Body } = await s3.getObject({ Bucket, Key: `${folder}/console-output.txt` })
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
    expect((made['capture'] as JsonObject)['console-output.txt']).toEqual({
      bytes: bytes.byteLength,
      sha256: digest(bytes),
    })
  })

  it('stops before the tag where the bucket refuses, so that nothing looks captured', async () => {
    const before = await ground.state()
    const { run } = stage({ bucket: 'nobody-made-this-bucket' })
    await expect(run()).rejects.toThrow(/bucket/)
    expect(await ground.state()).toEqual(before)
  })

  it('never lets user data out, not even into the journal: its hash only', async () => {
    const secret = 'DB_PASSWORD=hunter2'
    const encoded = Buffer.from(secret).toString('base64')
    const UserData = { Value: Buffer.from(encoded) }
    await ec2.modifyInstanceAttribute({ InstanceId: seeded.instanceId, UserData })
    const { run, made, calls } = stage()
    await run()
    const { UserData: read } = await ec2.describeInstanceAttribute({
      InstanceId: seeded.instanceId,
      Attribute: 'userData',
    })
    const bytes = Buffer.from(read?.Value ?? '', 'base64')
    expect(made['capture']).toMatchObject({
      userData: { bytes: bytes.byteLength, sha256: digest(bytes) },
    })
    const journalled = JSON.stringify([made, calls])
    expect(journalled).not.toContain('hunter2')
    expect(journalled).not.toContain(encoded)
  })

  it('puts back the tag of the run before it', async () => {
    const Tags = [{ Key: 'hikeshi:facts', Value: 'run-0' }]
    await ec2.createTags({ Resources: [seeded.instanceId], Tags })
    const before = await ground.state()
    const { run, undo } = stage()
    await undo(await run())
    expect(await ground.state()).toEqual(before)
  })

  it('refuses the undo once somebody else wrote the tag', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const Tags = [{ Key: 'hikeshi:facts', Value: 'run-9' }]
    await ec2.createTags({ Resources: [seeded.instanceId], Tags })
    const line = { resource: seeded.instanceId, field: 'tag:hikeshi:facts', from: 'run-1' }
    expect(await planUndo(done)).toEqual({ drifted: [{ ...line, to: 'run-9' }] })
  })

  it('says aloud that nothing but hashes is kept where no bucket is configured', async () => {
    const said = async (settings: JsonObject) =>
      (await stage(settings).plan()).notes.map(({ text }) => text.en).join('\n')
    expect(await said({})).toContain('the files themselves are NOT kept')
    expect(await said({ bucket: 'evidence' })).toContain(
      's3://evidence/hikeshi/incident-1/run-1/; the journal keeps size and SHA-256',
    )
  })

  it('takes a stopped instance, and refuses one that is gone', async () => {
    await ec2.stopInstances({ InstanceIds: [seeded.instanceId] })
    expect(linesOf(await stage().plan())).toHaveLength(1)
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

describe('on the simulated account, which has screenshots and inventories', () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })

  it('captures all of it, and ends as before', async () => {
    const ground = simulatedGround(about, 'incident-1')
    const stage = rehearse({ playbook: capture, finding: about, open: ground.open, settings: {} })
    await stage.plan()
    const before = await ground.state()
    const approved = await stage.run()
    expect(made(stage)['console-screenshot.jpg']).toMatchObject({ bytes: 4 })
    expect(made(stage)['applications.json']).toHaveProperty('sha256')
    expect(made(stage)['agent']).toMatchObject({ PingStatus: 'Online' })
    expect(linesOf(await stage.plan())).toEqual([])
    await stage.undo(approved)
    expect(await ground.state()).toEqual(before)
  })

  it('writes to the bucket of the sample settings', async () => {
    const ground = simulatedGround(about, 'incident-1')
    const stage = rehearse({ playbook: capture, finding: about, open: ground.open })
    await stage.run()
    expect(made(stage)['kept']).toHaveLength(4)
  })

  const made = (stage: { made: { [step: string]: unknown } }) => stage.made['capture'] as JsonObject
})

itUsesExactlyItsPermissions(capture)
