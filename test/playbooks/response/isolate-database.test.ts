import { EC2 } from '@aws-sdk/client-ec2'
import { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import isolateDatabase from '../../../playbooks/response/isolate-database.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { seedCluster, seedDatabase } from '../../support/databases.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

let moto: Moto
let ground: Ground
let rds: RDS
let ec2: EC2
beforeAll(async () => {
  moto = await startMoto()
  ground = motoGround(moto.url)
  rds = new RDS(motoClient(moto.url))
  ec2 = new EC2(motoClient(moto.url))
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const stage = (dbInstance: string) =>
  rehearse({
    playbook: isolateDatabase,
    finding: findingOn({ dbInstance }),
    open: ground.open,
  })
/** Databases and groups; the snapshots that were taken are no part of it. */
const state = async () => {
  const { DBInstances: all = [] } = await rds.describeDBInstances({})
  const DBInstances = all.map((one) => ({ ...one, LatestRestorableTime: undefined }))
  const { DBClusters } = await rds.describeDBClusters({})
  const { SecurityGroups } = await ec2.describeSecurityGroups({})
  return { DBInstances, DBClusters, SecurityGroups }
}
const said = async (id: string) =>
  (await stage(id).plan()).notes.map(({ text }) => text.en).join('\n')

describe('an instance of its own', () => {
  it('is snapshotted and protected before it is cut off', async () => {
    const { id, vpc, group } = await seedDatabase(moto.url)
    const before = await state()
    const plan = await stage(id).plan()
    expect(linesOf(plan)).toEqual([
      `snapshot: db/${id} snapshot: null -> "available"`,
      `protect: db/${id} DeletionProtection: false -> true`,
      `prepare-groups: ${vpc}/hikeshi-isolation Ingress: null -> []`,
      `prepare-groups: ${vpc}/hikeshi-isolation Egress: null -> []`,
      `hide: db/${id} PubliclyAccessible: true -> false`,
      `cut: db/${id} Groups: ["${group}"] -> ["hikeshi-isolation"]`,
    ])
    expect((await stage(id).plan()).hash).toBe(plan.hash)
    expect(await state()).toEqual(before)
  })

  it('has one group without rules, and then what it had before, and the snapshot', async () => {
    const { id } = await seedDatabase(moto.url)
    const before = await state()
    const { run, undo, plan, made } = stage(id)
    const done = await run()
    const { DBInstances: [isolated] = [] } = await rds.describeDBInstances({})
    expect(isolated).toMatchObject({ PubliclyAccessible: false, DeletionProtection: true })
    const GroupIds = isolated?.VpcSecurityGroups?.map(
      ({ VpcSecurityGroupId = '' }) => VpcSecurityGroupId,
    )
    const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ GroupIds })
    expect(SecurityGroups).toMatchObject([
      { GroupName: 'hikeshi-isolation', IpPermissions: [], IpPermissionsEgress: [] },
    ])
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    await undo(done)
    expect(await state()).toEqual(before)
    const { DBSnapshots = [] } = await rds.describeDBSnapshots({ SnapshotType: 'manual' })
    expect(DBSnapshots).toMatchObject([
      { DBSnapshotIdentifier: (made['snapshot'] as { snapshot: string }).snapshot },
    ])
    expect(DBSnapshots[0]?.TagList).toContainEqual({ Key: 'hikeshi:run', Value: 'run-1' })
  })

  it('says what the snapshot costs, in the unit that RDS charges by, and until when', async () => {
    const { id } = await seedDatabase(moto.url)
    expect(await said(id)).toMatch(
      /COST: the snapshot is charged by the GB-month .* exceeds what RDS gives .* allocated are 20 GiB\. It is kept until/,
    )
  })

  it('keeps a password that is not in Secrets Manager, and says so', async () => {
    const { id } = await seedDatabase(moto.url)
    expect(await said(id)).toContain('The master password is not rotated')
    const { run, calls } = stage(id)
    await run()
    expect(JSON.stringify(calls)).not.toContain('RotateMasterUserPassword')
  })

  it('gets a new password where RDS keeps it in Secrets Manager, after the snapshot', async () => {
    const { id } = await seedDatabase(moto.url, true)
    const { run, undo, planUndo } = stage(id)
    const done = await run()
    expect(linesOf(done)).toContain(
      `rotate-password: db/${id} MasterUserPassword: "as before" -> "rotated after the snapshot"`,
    )
    const back = await planUndo(done)
    expect('steps' in back && linesOf(back).join()).not.toContain('MasterUserPassword')
    await undo(done)
  })

  it('makes a group of that name that somebody opened empty again', async () => {
    const { id, vpc } = await seedDatabase(moto.url)
    const asked = { GroupName: 'hikeshi-isolation', VpcId: vpc, Description: 'Not ours' }
    const { GroupId } = await ec2.createSecurityGroup(asked)
    const IpRanges = [{ CidrIp: '203.0.113.0/24' }]
    const rule = { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges }
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [rule] })
    const { run, undo, kept } = stage(id)
    const done = await run()
    const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId ?? ''] })
    expect(SecurityGroups).toMatchObject([{ IpPermissions: [], IpPermissionsEgress: [] }])
    await undo(done)
    expect(kept.map(({ en }) => en).join()).toMatch(/Existed before/)
  })

  it('is released when its snapshot has been deleted meanwhile', async () => {
    const { id } = await seedDatabase(moto.url)
    const before = await state()
    const { run, undo, made } = stage(id)
    const done = await run()
    const { snapshot } = made['snapshot'] as { snapshot: string }
    await rds.deleteDBSnapshot({ DBSnapshotIdentifier: snapshot })
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('is not released once somebody has given it another group', async () => {
    const { id, group } = await seedDatabase(moto.url)
    const { run, planUndo } = stage(id)
    const done = await run()
    await rds.modifyDBInstance({ DBInstanceIdentifier: id, VpcSecurityGroupIds: [group] })
    expect(await planUndo(done)).toMatchObject({
      drifted: [{ field: 'Groups', from: ['hikeshi-isolation'], to: [group] }],
    })
  })

  it('that is gone is a refusal with words', async () => {
    await expect(stage('there-is-none').plan()).rejects.toThrow(
      /no database instance there-is-none/,
    )
  })

  it('names the read replicas, which it leaves alone', async () => {
    const { id } = await seedDatabase(moto.url)
    await rds.createDBInstanceReadReplica({
      DBInstanceIdentifier: `${id}-copy`,
      SourceDBInstanceIdentifier: id,
    })
    expect(await said(id)).toContain(`not isolated: ${id}-copy`)
  })
})

describe('a member of an Aurora cluster', () => {
  it('takes the whole cluster with it: its groups, its snapshot, its password', async () => {
    const { cluster, instances, vpc, group } = await seedCluster(moto.url)
    const [first, second] = instances
    const plan = await stage(second).plan()
    expect(linesOf(plan)).toEqual([
      `snapshot: cluster/${cluster} snapshot: null -> "available"`,
      `protect: cluster/${cluster} DeletionProtection: false -> true`,
      `prepare-groups: ${vpc}/hikeshi-isolation Ingress: null -> []`,
      `prepare-groups: ${vpc}/hikeshi-isolation Egress: null -> []`,
      `hide: db/${first} PubliclyAccessible: true -> false`,
      `cut: cluster/${cluster} Groups: ["${group}"] -> ["hikeshi-isolation"]`,
      `rotate-password: cluster/${cluster} MasterUserPassword: "as before" -> "rotated after the snapshot"`,
    ])
    expect(await said(second)).toContain('all of its instances are cut off')
  })

  it('is cut off with the others, and all are released with it', async () => {
    const { cluster, instances, group } = await seedCluster(moto.url)
    const { run, undo } = stage(instances[0])
    const before = await ec2.describeSecurityGroups({})
    const done = await run()
    const read = async () => (await rds.describeDBClusters({})).DBClusters?.[0]
    expect((await read())?.DeletionProtection).toBe(true)
    const { DBClusterSnapshots } = await rds.describeDBClusterSnapshots({ SnapshotType: 'manual' })
    expect(DBClusterSnapshots).toMatchObject([{ DBClusterIdentifier: cluster }])
    await undo(done)
    expect(await read()).toMatchObject({
      DeletionProtection: false,
      VpcSecurityGroups: [{ VpcSecurityGroupId: group }],
    })
    const { DBInstances = [] } = await rds.describeDBInstances({})
    expect(DBInstances.map((one) => one.PubliclyAccessible)).toEqual([true, false])
    expect((await ec2.describeSecurityGroups({})).SecurityGroups).toEqual(before.SecurityGroups)
  })
})

it('ends on the simulated account as on moto: cut off, and then as before with a snapshot', async () => {
  const finding = findingOn({ dbInstance: 'shop-orders-1' })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: isolateDatabase, finding, open: ground.open })
  const approved = await plan()
  const before = (await ground.state()) as { databases: object }
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  const { databases, ...rest } = (await ground.state()) as typeof before
  expect({ ...databases, snapshots: {} }).toEqual(before.databases)
  expect(Object.keys((databases as { snapshots: object }).snapshots)).toHaveLength(1)
  expect({ ...rest, databases: 0 }).toEqual({ ...before, databases: 0 })
})

it('is not offered for a finding that names no database', () => {
  expect(isolateDatabase.from(findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(isolateDatabase)
