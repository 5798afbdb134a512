import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import backUp from '../../../playbooks/response/back-up-instance.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import {
  type Moto,
  motoClient,
  newSubnet,
  type SeededInstance,
  seedInstance,
  startMoto,
} from '../../support/moto.ts'
import { onInstanceStore } from '../../support/odd-instances.ts'
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
  let turn = 0
  /** Image names are there once in an account: each test has runs of its own. */
  const stage = (run = `run-${turn}`) => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    return rehearse({ playbook: backUp, finding, open: ground.open, run })
  }
  const images = async () => (await ec2.describeImages({ Owners: ['self'] })).Images ?? []
  const state = async () => [await ground.state(), await images()]

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    turn += 1
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
  })

  it('shows one line, and changes nothing by looking', async () => {
    const before = await state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `image: ${seeded.instanceId} image: null -> "hikeshi:run=run-${turn}"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await state()).toEqual(before)
  })

  it('makes an AMI without a reboot, tagged with incident and run, and takes all of it away on undo', async () => {
    const before = await state()
    const { run, undo, calls, made } = stage()
    const done = await run()
    const [image] = await images()
    expect(made['image']).toEqual({ image: image?.ImageId })
    expect(image).toMatchObject({
      SourceInstanceId: seeded.instanceId,
      Name: `hikeshi-run-${turn}`,
    })
    expect(image?.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'hikeshi:incident', Value: 'incident-1' },
        { Key: 'hikeshi:run', Value: `run-${turn}` },
      ]),
    )
    expect(calls.map(({ action, input }) => [action, input['NoReboot']])).toEqual([
      ['ec2:CreateImage', true],
    ])
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('takes away no image and no snapshot but its own on undo', async () => {
    const { ImageId } = await ec2.createImage({
      InstanceId: seeded.instanceId,
      Name: `own-${turn}`,
    })
    const other = stage(`run-${turn}-other`)
    const theirs = await other.run()
    const before = await state()
    const { run, undo } = stage()
    await undo(await run())
    expect(await state()).toEqual(before)
    await other.undo(theirs)
    expect((await images()).map((image) => image.ImageId)).toEqual([ImageId])
    await ec2.deregisterImage({ ImageId })
  })

  it('refuses the undo once the AMI is gone', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await ec2.deregisterImage({ ImageId: (await images())[0]?.ImageId })
    const line = { resource: seeded.instanceId, field: 'image', from: `hikeshi:run=run-${turn}` }
    expect(await planUndo(done)).toEqual({ drifted: [{ ...line, to: null }] })
  })

  it('shows that it happened, so that a run that crashed makes no second one', async () => {
    const { run, plan, undo } = stage()
    const done = await run()
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
  })

  it('says what is in it and what is not', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain('snapshots of 3 volume(s), 24 GiB, without a reboot')
    expect(said).toMatch(/COST: .* by the GB-month .* at most 24 GiB/)
    expect(said).toContain('Memory and instance store volumes are not in it')
  })

  it('does not apply where there is no EBS volume to boot from, and says what to do instead', async () => {
    const { url, stop } = await onInstanceStore(moto.url)
    const finding = findingOn({ instanceId: seeded.instanceId })
    const { plan } = rehearse({ playbook: backUp, finding, open: motoGround(url).open })
    await expect(plan()).rejects.toThrow(/AWS makes no AMI.*Snapshot the EBS volumes/)
    await stop()
  })

  it('does not apply to an instance that is gone', async () => {
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('ends on the simulated account as on moto: made, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: backUp, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(1)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await ground.state()).toEqual(before)
})

itUsesExactlyItsPermissions(backUp)
