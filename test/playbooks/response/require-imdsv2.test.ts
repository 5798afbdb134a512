import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import requireToken from '../../../playbooks/response/require-imdsv2.ts'
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
  const stage = () => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    return rehearse({ playbook: requireToken, finding, open: ground.open })
  }
  /** All options named: moto forgets those that a call leaves out, AWS does not. */
  const set = (over: Parameters<EC2['modifyInstanceMetadataOptions']>[0]) =>
    ec2.modifyInstanceMetadataOptions({
      HttpTokens: 'optional',
      HttpEndpoint: 'enabled',
      HttpPutResponseHopLimit: 2,
      ...over,
      InstanceId: seeded.instanceId,
    })
  const options = async () => {
    const { Reservations } = await ec2.describeInstances({ InstanceIds: [seeded.instanceId] })
    return Reservations?.[0]?.Instances?.[0]?.MetadataOptions
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

  it('shows one line, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `require-token: ${seeded.instanceId} HttpTokens: "optional" -> "required"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('requires the token, names no other option, and puts it back', async () => {
    // Moto's own forgetting happens before the first look, so that what is compared is ours.
    await ec2.modifyInstanceMetadataOptions({
      InstanceId: seeded.instanceId,
      HttpTokens: 'optional',
    })
    const before = await ground.state()
    const { run, undo, calls } = stage()
    const done = await run()
    expect((await options())?.HttpTokens).toBe('required')
    const InstanceId = seeded.instanceId
    expect(calls.map(({ action, input }) => [action, input])).toEqual([
      ['ec2:ModifyInstanceMetadataOptions', { InstanceId, HttpTokens: 'required' }],
    ])
    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('has nothing to do where the token is required already', async () => {
    await set({ InstanceId: seeded.instanceId, HttpTokens: 'required' })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('refuses the undo once somebody made the token optional', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await set({ InstanceId: seeded.instanceId, HttpTokens: 'optional' })
    const line = { resource: seeded.instanceId, field: 'HttpTokens', from: 'required' }
    expect(await planUndo(done)).toEqual({ drifted: [{ ...line, to: 'optional' }] })
  })

  it('warns of containers where a token cannot reach them, and only there', async () => {
    const said = async () =>
      (await stage().plan()).notes.map(({ text }) => text.en).filter((en) => /hop limit/.test(en))
    await set({ InstanceId: seeded.instanceId, HttpPutResponseHopLimit: 1 })
    expect(await said()).toHaveLength(1)
    await set({ InstanceId: seeded.instanceId, HttpPutResponseHopLimit: 2 })
    expect(await said()).toEqual([])
  })

  it('does not apply where metadata is off, nor to an instance that is gone', async () => {
    await set({ InstanceId: seeded.instanceId, HttpEndpoint: 'disabled' })
    await expect(stage().plan()).rejects.toThrow(/switched off altogether/)
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('ends on the simulated account as on moto: required, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: requireToken, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(1)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await ground.state()).toEqual(before)
})

itUsesExactlyItsPermissions(requireToken)
