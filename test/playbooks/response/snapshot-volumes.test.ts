import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import snapshot from '../../../playbooks/response/snapshot-volumes.ts'
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

const finding = (instanceId: string) => findingOn({ instanceId })

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  const stage = (run = 'run-1') =>
    rehearse({ playbook: snapshot, finding: finding(seeded.instanceId), open: ground.open, run })
  const snapshots = async (volumes: readonly string[]) => {
    const Filters = [{ Name: 'volume-id', Values: [...volumes] }]
    return (await ec2.describeSnapshots({ OwnerIds: ['self'], Filters })).Snapshots ?? []
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

  it('shows one line for each volume, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual(
      [...seeded.volumes]
        .sort()
        .map((id) => `snapshot: ${id} snapshot: null -> "hikeshi:run=run-1"`),
    )
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('takes all three volumes in one call, tagged with incident and run, and deletes them on undo', async () => {
    const before = await ground.state()
    const { run, undo, calls, made } = stage()
    const done = await run()
    const taken = await snapshots(seeded.volumes)
    expect(new Set(taken.map(({ VolumeId }) => VolumeId))).toEqual(new Set(seeded.volumes))
    expect(taken).toHaveLength(3)
    for (const { Tags } of taken)
      expect(Tags).toEqual(
        expect.arrayContaining([
          { Key: 'hikeshi:incident', Value: 'incident-1' },
          { Key: 'hikeshi:run', Value: 'run-1' },
        ]),
      )
    expect(calls.map(({ action }) => action)).toEqual(['ec2:CreateSnapshots'])
    expect(calls[0]?.input['CopyTagsFromSource']).toBe('volume')
    expect(made['snapshot']).toEqual(
      Object.fromEntries(taken.map(({ VolumeId = '', SnapshotId = '' }) => [VolumeId, SnapshotId])),
    )
    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('deletes no snapshot but its own on undo', async () => {
    const [VolumeId = ''] = seeded.volumes
    const nightly = await ec2.createSnapshot({ VolumeId, Description: 'nightly' })
    const first = stage('run-1')
    const done = await first.run()
    const second = stage('run-2')
    await second.run()
    await first.undo(done)
    const left = await snapshots(seeded.volumes)
    expect(left).toHaveLength(4)
    expect(left.map(({ SnapshotId }) => SnapshotId)).toContain(nightly.SnapshotId)
  })

  it('refuses the undo once one of its snapshots is gone, and says of which volume', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const [one] = await snapshots(seeded.volumes.slice(0, 1))
    await ec2.deleteSnapshot({ SnapshotId: one?.SnapshotId })
    const line = { resource: seeded.volumes[0], field: 'snapshot', from: 'hikeshi:run=run-1' }
    expect(await planUndo(done)).toEqual({ drifted: [{ ...line, to: null }] })
  })

  it('shows that it happened, so that a run that crashed takes no second set', async () => {
    const { run, plan } = stage()
    await run()
    expect(linesOf(await plan())).toEqual([])
  })

  it('has another hash once a volume was added', async () => {
    const first = await stage().plan()
    const { Reservations } = await ec2.describeInstances({ InstanceIds: [seeded.instanceId] })
    const zone = Reservations?.[0]?.Instances?.[0]?.Placement?.AvailabilityZone
    const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: zone, Size: 20 })
    await ec2.attachVolume({ InstanceId: seeded.instanceId, VolumeId, Device: '/dev/sdz' })
    const second = await stage().plan()
    expect(second.hash).not.toBe(first.hash)
    expect(linesOf(second)).toHaveLength(4)
  })

  it('does not copy tags where an attacker has filled them up: the evidence comes first', async () => {
    const Tags = Array.from({ length: 45 }, (_, i) => ({ Key: `k${i}`, Value: 'x' }))
    await ec2.createTags({ Resources: [seeded.volumes[1] ?? ''], Tags })
    const { run, calls } = stage()
    await run()
    expect(calls[0]?.input).not.toHaveProperty('CopyTagsFromSource')
    expect(await snapshots(seeded.volumes)).toHaveLength(3)
  })

  it('says size, encryption and owner, and what it does not cover', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain('3 volume(s), 24 GiB; the snapshots will belong to account 123456789012')
    expect(said).toMatch(/COST: .* by the GB-month .* at most 24 GiB/)
    for (const id of seeded.volumes) expect(said).toContain(id)
    expect(said).toMatch(/\/dev\/sdb, gp3, 8 GiB\): encrypted with arn:aws:kms:/)
    expect(said).toMatch(/\/dev\/xvda, gp3, 8 GiB\): not encrypted/)
    expect(said).toContain('Instance store volumes are not covered')
  })

  it('does not apply to an instance that is gone', async () => {
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('ends on the simulated account as on moto: taken, and then as before', async () => {
  const about = finding('i-0aaaaaaaaaaaaaaa1')
  const ground = simulatedGround(about, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: snapshot, finding: about, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([3])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

itUsesExactlyItsPermissions(snapshot)
