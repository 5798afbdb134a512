import { afterAll, beforeAll, expect, it } from 'vitest'
import isolateDatabase from '../../playbooks/response/isolate-database.ts'
import type { Aws } from '../../src/kit/index.ts'
import { seedCluster } from '../support/databases.ts'
import { type Moto, startMoto } from '../support/moto.ts'
import { twinAccounts } from '../support/twin-accounts.ts'
import { refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

interface Stage {
  readonly rds: Aws['rds']
  readonly DBInstanceIdentifier: string
  readonly DBClusterIdentifier: string
}
/** A cluster of two in both; its names and ids apart, what is told of it must be the same. */
async function expectAlike(tell: (stage: Stage) => Promise<object>): Promise<void> {
  const { instances } = await seedCluster(moto.url)
  const subject = { dbInstance: instances[0] }
  const { moto: one, simulated } = twinAccounts(moto.url, subject, isolateDatabase.permissions)
  const told = []
  for (const { rds } of [one, simulated]) {
    const [DBInstanceIdentifier] = instances
    const { DBInstances = [] } = await rds.describeDBInstances({ DBInstanceIdentifier })
    const DBClusterIdentifier = DBInstances[0]?.DBClusterIdentifier ?? ''
    told.push(await tell({ rds, DBInstanceIdentifier, DBClusterIdentifier }))
  }
  expect(told[1]).toEqual(told[0])
}

it('a cluster is protected as a whole, and its members are public one by one', () =>
  expectAlike(async ({ rds, DBInstanceIdentifier, DBClusterIdentifier }) => {
    const read = async () => {
      const Filters = [{ Name: 'db-cluster-id', Values: [DBClusterIdentifier] }]
      const { DBInstances = [] } = await rds.describeDBInstances({ Filters })
      const { DBClusters = [] } = await rds.describeDBClusters({ DBClusterIdentifier })
      return {
        isPublic: DBInstances.map((each) => each.PubliclyAccessible),
        engines: DBInstances.map((each) => each.Engine),
        isProtected: DBClusters.map((each) => each.DeletionProtection),
        groups: DBClusters.map((each) => each.VpcSecurityGroups?.map(({ Status }) => Status)),
      }
    }
    const before = await read()
    await rds.modifyDBCluster({ DBClusterIdentifier, DeletionProtection: true })
    await rds.modifyDBInstance({ DBInstanceIdentifier, PubliclyAccessible: false })
    return { before, after: await read() }
  }))

it('a snapshot of a cluster is found by its name with its tags, once', () =>
  expectAlike(async ({ rds, DBClusterIdentifier }) => {
    const DBClusterSnapshotIdentifier = `evidence-${DBClusterIdentifier}`
    const named = { DBClusterSnapshotIdentifier }
    const none = await refusal(rds.describeDBClusterSnapshots(named))
    const Tags = [{ Key: 'hikeshi:run', Value: 'run-1' }]
    const take = () => rds.createDBClusterSnapshot({ ...named, DBClusterIdentifier, Tags })
    await take()
    const { DBClusterSnapshots = [] } = await rds.describeDBClusterSnapshots(named)
    const told = DBClusterSnapshots.map(({ Status, TagList }) => ({ Status, TagList }))
    return { none, told, twice: await refusal(take()) }
  }))

it('what does not exist is not found', () =>
  expectAlike(async ({ rds }) => ({
    instance: await refusal(rds.describeDBInstances({ DBInstanceIdentifier: 'none' })),
    cluster: await refusal(rds.describeDBClusters({ DBClusterIdentifier: 'none' })),
    change: await refusal(rds.modifyDBInstance({ DBInstanceIdentifier: 'none' })),
  })))
