import type { DBCluster, DBInstance } from '@aws-sdk/client-rds'
import type { Aws } from './aws.ts'
import { allPages, orAbsent } from './pages.ts'

/**
 * A database as it must be handled: an instance of its own, or the whole cluster that an instance belongs to. Of a cluster the
 * security groups, the snapshot, the protection and the master password are the cluster's; whether it is public is each member's.
 */
export interface Database {
  /** `db/<id>` or `cluster/<id>`. */
  readonly resource: string
  readonly id: string
  readonly isCluster: boolean
  /** The instance itself, or all members of the cluster, by id. */
  readonly members: readonly DBInstance[]
  /** What has groups, protection and password. */
  readonly of: DBInstance | DBCluster
  readonly vpc: string
}

/** Undefined where there is no such instance. */
export async function databaseOf(aws: Aws, dbInstance: string): Promise<Database | undefined> {
  const asked = { DBInstanceIdentifier: dbInstance }
  const instance = (await orAbsent(aws.rds.describeDBInstances(asked)))?.DBInstances?.[0]
  if (instance === undefined) return undefined
  const vpc = instance.DBSubnetGroup?.VpcId ?? ''
  const id = instance.DBClusterIdentifier
  if (id === undefined || id === '')
    return {
      resource: `db/${dbInstance}`,
      id: dbInstance,
      isCluster: false,
      members: [instance],
      of: instance,
      vpc,
    }
  const { DBClusters } = await aws.rds.describeDBClusters({ DBClusterIdentifier: id })
  const Filters = [{ Name: 'db-cluster-id', Values: [id] }]
  const members = await allPages(
    (Marker) => aws.rds.describeDBInstances({ Filters, Marker }),
    (page) => page.DBInstances,
  )
  members.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return { resource: `cluster/${id}`, id, isCluster: true, members, of: DBClusters?.[0] ?? {}, vpc }
}

export const nameOf = ({ DBInstanceIdentifier }: DBInstance): string => DBInstanceIdentifier ?? ''

/** The same as `databaseOf`, for where there must be one. */
export async function readDatabase(aws: Aws, dbInstance: string): Promise<Database> {
  const database = await databaseOf(aws, dbInstance)
  if (database === undefined) throw new Error(`There is no database instance ${dbInstance}`)
  return database
}

interface Modification {
  readonly VpcSecurityGroupIds?: string[]
  readonly DeletionProtection?: boolean
  readonly RotateMasterUserPassword?: boolean
  /** Applies all that waits for the maintenance window, too: given only where RDS insists. */
  readonly ApplyImmediately?: boolean
}
export async function modifyDatabase(aws: Aws, { id, isCluster }: Database, to: Modification) {
  if (isCluster) await aws.rds.modifyDBCluster({ DBClusterIdentifier: id, ...to })
  else await aws.rds.modifyDBInstance({ DBInstanceIdentifier: id, ...to })
}

/** Snapshots are named by whoever takes them: by this run, this database has one or none. */
export const snapshotOf = (database: Pick<Database, 'id'>, run: string): string =>
  `hikeshi-${run.replaceAll(/[^A-Za-z0-9]/g, '').slice(-24)}-${database.id}`

/** The run's snapshot of the database with its tags; undefined before it is taken. */
export async function runsSnapshot(aws: Aws, database: Database, run: string) {
  const id = snapshotOf(database, run)
  if (database.isCluster) {
    const asked = { DBClusterSnapshotIdentifier: id }
    const found = await orAbsent(aws.rds.describeDBClusterSnapshots(asked))
    const one = found?.DBClusterSnapshots?.[0]
    return one && { id, status: one.Status ?? '', tags: one.TagList ?? [] }
  }
  const found = await orAbsent(aws.rds.describeDBSnapshots({ DBSnapshotIdentifier: id }))
  const one = found?.DBSnapshots?.[0]
  return one && { id, status: one.Status ?? '', tags: one.TagList ?? [] }
}

export async function takeSnapshot(
  aws: Aws,
  database: Database,
  run: string,
  tags: Readonly<Record<string, string>>,
): Promise<string> {
  const id = snapshotOf(database, run)
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (database.isCluster)
    await aws.rds.createDBClusterSnapshot({
      DBClusterIdentifier: database.id,
      DBClusterSnapshotIdentifier: id,
      Tags,
    })
  else
    await aws.rds.createDBSnapshot({
      DBInstanceIdentifier: database.id,
      DBSnapshotIdentifier: id,
      Tags,
    })
  return id
}

/** The version of the master password that is in force, where Secrets Manager has it. Never the password. */
export async function passwordVersion(aws: Aws, { of }: Database): Promise<string | undefined> {
  const SecretId = of.MasterUserSecret?.SecretArn
  if (SecretId === undefined) return undefined
  const { VersionIdsToStages = {} } = await aws.secretsmanager.describeSecret({ SecretId })
  return Object.keys(VersionIdsToStages).find((id) =>
    VersionIdsToStages[id]?.includes('AWSCURRENT'),
  )
}
