import { EC2 } from '@aws-sdk/client-ec2'
import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import share from '../../../playbooks/response/share-evidence.ts'
import snapshot from '../../../playbooks/response/snapshot-volumes.ts'
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

const byText = (a: string, b: string) => (a < b ? -1 : 1)
const forensics = '999988887777'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let kms: KMS
  let key: string
  let seeded: SeededInstance
  let turn = 0
  /** Evidence is found by its incident: each test has one of its own. */
  const on = (run = 'run-2', settings: JsonObject = { account: forensics, keys: [key] }) => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    const incident = `incident-${turn}`
    return rehearse({ playbook: share, finding, open: ground.open, run, incident, settings })
  }
  const take = () => {
    const finding = findingOn({ instanceId: seeded.instanceId })
    const incident = `incident-${turn}`
    return rehearse({ playbook: snapshot, finding, open: ground.open, incident }).run()
  }
  const tagged = async (...tags: [string, string][]) => {
    const Filters = [...tags, ['hikeshi:incident', `incident-${turn}`] as const].map(
      ([name, value]) => ({ Name: `tag:${name}`, Values: [value] }),
    )
    const { Snapshots = [] } = await ec2.describeSnapshots({ OwnerIds: ['self'], Filters })
    return Snapshots.toSorted((a, b) => ((a.SnapshotId ?? '') < (b.SnapshotId ?? '') ? -1 : 1))
  }
  const sharedWith = async (SnapshotId: string | undefined) => {
    const Attribute = 'createVolumePermission'
    const read = await ec2.describeSnapshotAttribute({ SnapshotId, Attribute })
    return read.CreateVolumePermissions?.map(({ UserId }) => UserId)
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
    kms = new KMS(motoClient(moto.url))
    key = (await kms.createKey({})).KeyMetadata?.Arn ?? ''
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    turn += 1
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
  })

  it('shows a copy and a share for each snapshot of the incident, and changes nothing by looking', async () => {
    await take()
    const before = await ground.state()
    const ids = (await tagged()).map(({ SnapshotId }) => SnapshotId)
    expect(ids).toHaveLength(3)
    expect(linesOf(await on().plan())).toEqual([
      ...ids.map((id) => `copy: ${id} copy: null -> "hikeshi:run=run-2"`),
      ...ids.map((id) => `share: ${id} sharedWith: null -> "${forensics}"`),
    ])
    expect(await ground.state()).toEqual(before)
  })

  it('copies all under the key, shares the copies and never the originals, and ends as before', async () => {
    await take()
    const before = await ground.state()
    const originals = await tagged()
    const { run, undo, calls, made } = on()
    const done = await run()
    const copies = await tagged(['hikeshi:run', 'run-2'])
    expect(copies).toHaveLength(3)
    expect(Object.values(made['copy'] as { [id: string]: string }).sort(byText)).toEqual(
      copies.map(({ SnapshotId }) => SnapshotId),
    )
    for (const { SnapshotId, KmsKeyId } of copies) {
      expect(KmsKeyId).toBe(key)
      expect(await sharedWith(SnapshotId)).toEqual([forensics])
    }
    for (const { SnapshotId } of originals) expect(await sharedWith(SnapshotId)).toEqual([])
    for (const { action, input } of calls.slice(0, 3))
      expect([action, input['Encrypted']]).toEqual(['ec2:CopySnapshot', true])
    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('makes no copy of a copy, whoever made it', async () => {
    await take()
    await on('run-2').run()
    expect(linesOf(await on('run-3').plan())).toHaveLength(6)
  })

  it('goes on where it stopped: what has a copy gets no second one', async () => {
    await take()
    const { plan, act } = on()
    const approved = await plan()
    const [copying] = approved.steps
    if (copying === undefined) throw new Error('the plan has no steps')
    const half = { ...copying, changes: copying.changes.slice(0, 1) }
    await act({ ...approved, steps: [half] })
    expect(await tagged(['hikeshi:run', 'run-2'])).toHaveLength(1)
    // Approved for all three, as a retry is.
    await act(approved)
    expect(await tagged(['hikeshi:run', 'run-2'])).toHaveLength(3)
  })

  it('refuses the undo once somebody stopped the sharing by hand', async () => {
    await take()
    const { run, planUndo } = on()
    const done = await run()
    const [copy] = await tagged(['hikeshi:run', 'run-2'])
    await ec2.modifySnapshotAttribute({
      SnapshotId: copy?.SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType: 'remove',
      UserIds: [forensics],
    })
    expect(await planUndo(done)).toMatchObject({
      drifted: [{ field: 'sharedWith', from: forensics, to: null }],
    })
  })

  it('says how much it copies and who can read it then', async () => {
    await take()
    const said = (await on().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toMatch(
      /3 snapshot\(s\) of this incident, 24 GiB, .*COST of storage for as long as/,
    )
    expect(said).toContain(`Whoever may use snapshots in ${forensics} can read everything`)
  })

  it('does not apply without evidence, without a forensic account, and in that account itself', async () => {
    await expect(on().plan()).rejects.toThrow(/no snapshot of this incident yet/)
    await take()
    await expect(on('run-2', {}).plan()).rejects.toThrow(/No forensic account.*share-evidence/)
    const elsewhere = { account: forensics, keys: [key.replace('us-east-1', 'eu-west-1')] }
    await expect(on('run-2', elsewhere).plan()).rejects.toThrow(/a key in us-east-1/)
    const itself = { account: '123456789012', keys: [key] }
    await expect(on('run-2', itself).plan()).rejects.toThrow(/the forensic account itself/)
  })

  it('does not apply with a key that nobody can use', async () => {
    await take()
    const { KeyMetadata } = await kms.createKey({})
    await kms.disableKey({ KeyId: KeyMetadata?.KeyId })
    const disabled = { account: forensics, keys: [KeyMetadata?.Arn ?? ''] }
    await expect(on('run-2', disabled).plan()).rejects.toThrow(/CUSTOMER, Disabled/)
  })

  it('copies what the AWS managed key encrypts, and what outlived its instance', async () => {
    await take()
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    expect((await tagged()).some(({ Encrypted }) => Encrypted)).toBe(true)
    await on().run()
    expect(await tagged(['hikeshi:run', 'run-2'])).toHaveLength(3)
  })
})

it('ends on the simulated account as on moto: shared, and then as before', async () => {
  const finding = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const { open, state } = simulatedGround(finding, 'incident-1')
  await rehearse({ playbook: snapshot, finding, open }).run()
  const before = await state()
  const stage = rehearse({ playbook: share, finding, open, run: 'run-2' })
  const approved = await stage.plan()
  expect(linesOf(approved)).toHaveLength(6)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await state()).toEqual(before)
})

itUsesExactlyItsPermissions(share)
