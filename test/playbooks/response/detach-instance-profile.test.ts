import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import detach from '../../../playbooks/response/detach-instance-profile.ts'
import { type Ground, motoGround, nameless, simulatedGround } from '../../support/aws.ts'
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

/** An association that is made anew has a new id; moto shows it as the profile's id, too. */
const association = /^iip-assoc-[0-9a-f]+$/

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  let arn: string
  const stage = () => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    return rehearse({ playbook: detach, finding, open: ground.open })
  }
  const state = async () => nameless(await ground.state(), association)
  const associations = async () => {
    const Filters = [{ Name: 'instance-id', Values: [seeded.instanceId] }]
    const read = await ec2.describeIamInstanceProfileAssociations({ Filters })
    return read.IamInstanceProfileAssociations ?? []
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
    arn = (await associations())[0]?.IamInstanceProfile?.Arn ?? ''
  })

  it('shows one line with the profile, and changes nothing by looking', async () => {
    const before = await ground.state()
    expect(arn).toMatch(/^arn:aws:iam::123456789012:instance-profile\/web-/)
    expect(linesOf(await stage().plan())).toEqual([
      `detach: ${seeded.instanceId} IamInstanceProfile: ${JSON.stringify(arn)} -> null`,
    ])
    expect(await ground.state()).toEqual(before)
  })

  it('ends the association, records it, and attaches the same profile on undo', async () => {
    const before = await state()
    const [first] = await associations()
    const { run, undo, calls, made } = stage()
    const done = await run()
    expect(await associations()).toEqual([])
    expect(made['detach']).toEqual({ ended: [first?.AssociationId] })
    expect(calls.map(({ action }) => action)).toEqual(['ec2:DisassociateIamInstanceProfile'])
    await undo(done)
    expect((await associations()).map((each) => each.IamInstanceProfile?.Arn)).toEqual([arn])
    expect(await state()).toEqual(before)
  })

  it('does no harm when it is done twice, either way', async () => {
    const { plan, act, planUndo } = stage()
    const approved = await plan()
    await act(approved)
    await act(approved)
    expect(await associations()).toEqual([])
    const back = await planUndo(approved)
    if ('drifted' in back) throw new Error('drifted')
    await act(back)
    await act(back)
    expect((await associations()).map((each) => each.IamInstanceProfile?.Arn)).toEqual([arn])
  })

  it('refuses the undo once somebody attached a profile', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const InstanceId = seeded.instanceId
    await ec2.associateIamInstanceProfile({ InstanceId, IamInstanceProfile: { Arn: arn } })
    const line = { resource: InstanceId, field: 'IamInstanceProfile', from: null, to: arn }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('says that issued credentials live on', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain('Credentials that were already issued live on until they expire')
    expect(said).toContain(arn)
  })

  it('does not apply without a profile, nor to an instance that is gone', async () => {
    const [first] = await associations()
    await ec2.disassociateIamInstanceProfile({ AssociationId: first?.AssociationId })
    await expect(stage().plan()).rejects.toThrow(/has no instance profile/)
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('ends on the simulated account as on moto: detached, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: detach, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = nameless(await ground.state(), association)
  expect(linesOf(approved)).toHaveLength(1)
  await stage.act(approved)
  await expect(stage.plan()).rejects.toThrow(/has no instance profile/)
  await stage.undo(approved)
  expect(nameless(await ground.state(), association)).toEqual(before)
})

itUsesExactlyItsPermissions(detach)
