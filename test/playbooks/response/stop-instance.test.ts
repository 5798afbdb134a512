import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import stop from '../../../playbooks/response/stop-instance.ts'
import { type Ground, motoGround, nameless, simulatedGround } from '../../support/aws.ts'
import {
  type Moto,
  motoClient,
  newSubnet,
  type SeededInstance,
  seedInstance,
  startMoto,
} from '../../support/moto.ts'
import { seedSpot } from '../../support/odd-instances.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

/** An address of Amazon's pool is another one after a start, and so is the name made of it. */
const address = /^((ec2|ip)-54-214-\d+-\d+\..*|54\.214\.\d+\.\d+|198\.51\.100\.\d+)$/

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  const stage = () => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    return rehearse({ playbook: stop, finding, open: ground.open })
  }
  const state = async () => nameless(await ground.state(), address)
  const instance = async () => {
    const { Reservations } = await ec2.describeInstances({ InstanceIds: [seeded.instanceId] })
    return Reservations?.[0]?.Instances?.[0]
  }
  const said = async (words: RegExp) =>
    (await stage().plan()).notes.map(({ text }) => text.en).filter((en) => words.test(en))

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
    expect(linesOf(plan)).toEqual([`stop: ${seeded.instanceId} State: "running" -> "stopped"`])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('stops it without hibernation, and starts it on undo', async () => {
    const before = await state()
    const { run, undo, calls } = stage()
    const done = await run()
    expect((await instance())?.State?.Name).toBe('stopped')
    expect(calls.map(({ action, input }) => [action, input])).toEqual([
      ['ec2:StopInstances', { InstanceIds: [seeded.instanceId] }],
    ])
    await undo(done)
    expect((await instance())?.State?.Name).toBe('running')
    expect(await state()).toEqual(before)
  })

  it('lifts the stop protection first, and gives it back last', async () => {
    const InstanceId = seeded.instanceId
    await ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: true } })
    const { run, undo, calls } = stage()
    const done = await run()
    expect(linesOf(done)[0]).toBe(`allow-stop: ${InstanceId} DisableApiStop: true -> false`)
    expect((await instance())?.State?.Name).toBe('stopped')
    await undo(done)
    expect(calls.map(({ action }) => action)).toEqual([
      'ec2:ModifyInstanceAttribute',
      'ec2:StopInstances',
      'ec2:StartInstances',
      'ec2:ModifyInstanceAttribute',
    ])
    const read = { InstanceId, Attribute: 'disableApiStop' as const }
    expect((await ec2.describeInstanceAttribute(read)).DisableApiStop?.Value).toBe(true)
  })

  it('warns of each volume that has no snapshot of this incident', async () => {
    const snapshot = (VolumeId: string | undefined, incident: string) =>
      ec2.createSnapshot({
        VolumeId,
        TagSpecifications: [
          { ResourceType: 'snapshot', Tags: [{ Key: 'hikeshi:incident', Value: incident }] },
        ],
      })
    const [first, second, third] = seeded.volumes
    await snapshot(first, 'incident-1')
    await snapshot(second, 'another-incident')
    const [missing = ''] = await said(/EVIDENCE IS MISSING/)
    expect(missing).toContain(second)
    expect(missing).toContain(third)
    expect(missing).not.toContain(first)
    await snapshot(second, 'incident-1')
    await snapshot(third, 'incident-1')
    expect(await said(/EVIDENCE IS MISSING/)).toEqual([])
    expect(await said(/Every volume has a snapshot of this incident/)).toHaveLength(1)
  })

  it('says what no undo brings back, and which key a start takes', async () => {
    expect(await said(/in memory and on instance store volumes is lost for good/)).toHaveLength(1)
    expect(await said(/arn:aws:kms:\S+ \(kms:CreateGrant\)/)).toHaveLength(1)
    expect(await said(/DO NOT STOP IT AS A MEMBER/)).toEqual([])
    const Tags = [{ Key: 'aws:autoscaling:groupName', Value: 'shop' }]
    await ec2.createTags({ Resources: [seeded.instanceId], Tags })
    expect(await said(/DO NOT STOP IT AS A MEMBER/)).toHaveLength(1)
  })

  it('refuses the undo once somebody has started it', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await ec2.startInstances({ InstanceIds: [seeded.instanceId] })
    const line = { resource: seeded.instanceId, field: 'State', from: 'stopped', to: 'running' }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('has nothing to do on an instance that is stopped', async () => {
    await ec2.stopInstances({ InstanceIds: [seeded.instanceId] })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('stops a Spot Instance of a persistent request, and none that AWS would refuse to stop', async () => {
    const planOf = async (type: 'one-time' | 'persistent') => {
      const finding = findingOn({ instanceId: await seedSpot(moto.url, type) })
      return rehearse({ playbook: stop, finding, open: ground.open }).plan()
    }
    await expect(planOf('one-time')).rejects.toThrow(/without a persistent request.*isolate it/)
    const { notes } = await planOf('persistent')
    expect(notes.map(({ text }) => text.en).join('\n')).toContain('Its Spot request is persistent')
  })

  it('does not apply to an instance that is gone', async () => {
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('ends on the simulated account as on moto: stopped, and then as before but for its address', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: stop, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(1)
  expect(approved.notes.map(({ text }) => text.en).join('\n')).toContain(
    'The public address 198.51.100.24 goes back to Amazon',
  )
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  const after = await ground.state()
  expect(after).not.toEqual(before)
  expect(nameless(after, address)).toEqual(nameless(before, address))
})

itUsesExactlyItsPermissions(stop)
