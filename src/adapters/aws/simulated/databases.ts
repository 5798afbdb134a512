import type {
  CreateDBClusterSnapshotMessage,
  DBCluster,
  DBClusterSnapshot,
  DBInstance,
  DescribeDBClusterSnapshotsMessage,
  DescribeDBClustersMessage,
  DescribeDBInstancesMessage,
  ModifyDBClusterMessage,
  ModifyDBInstanceMessage,
} from '@aws-sdk/client-rds'
import { groupOf } from './groups.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { newId, own, regionOf, type World } from './world.ts'

/** Aurora, by `region/id` in the world: groups, protection and snapshots are the cluster's, not its members'. */
export interface Databases {
  readonly instances: Record<string, Instance>
  readonly clusters: Record<string, Cluster>
  readonly snapshots: Record<string, Snapshot>
}
interface Instance {
  readonly id: string
  readonly cluster: string
  public: boolean
}
interface Cluster {
  readonly id: string
  groups: string[]
  protected: boolean
}
interface Snapshot {
  readonly of: string
  readonly tags: Record<string, string>
}

const engine = { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.08.0' }

function found<T>(kept: Record<string, T>, id: string | undefined, call: Call, code: string): T {
  const one = own(kept, `${call.region}/${id}`)
  if (one) return one
  throw awsError(code, `${code.replace(/Fault$/, '')}: ${id}`)
}
const instanceOf = ({ databases }: World, id: string | undefined, call: Call): Instance =>
  found(databases.instances, id, call, 'DBInstanceNotFoundFault')
const clusterOf = ({ databases }: World, id: string | undefined, call: Call): Cluster =>
  found(databases.clusters, id, call, 'DBClusterNotFoundFault')

const held = (cluster: Cluster) => ({
  DeletionProtection: cluster.protected,
  VpcSecurityGroups: cluster.groups.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' })),
})

const describe = (world: World, one: Instance, call: Call): DBInstance => ({
  DBInstanceIdentifier: one.id,
  DBInstanceArn: `arn:aws:rds:${call.region}:${call.account}:db:${one.id}`,
  DBClusterIdentifier: one.cluster,
  ...engine,
  DBInstanceStatus: 'available',
  PubliclyAccessible: one.public,
  DBSubnetGroup: { VpcId: regionOf(world, call.region).vpc },
  ...held(clusterOf(world, one.cluster, call)),
})

const tagList = ({ tags }: Snapshot) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

export const databaseOperations: Operations = {
  'rds:DescribeDBInstances': operation<DescribeDBInstancesMessage, { DBInstances: DBInstance[] }>(
    ['DBInstanceIdentifier', 'Filters'],
    (world, input, call) => {
      const clusters = input.Filters?.find(({ Name }) => Name === 'db-cluster-id')?.Values
      const all = Object.entries(world.databases.instances)
        .filter(([key]) => key.startsWith(`${call.region}/`))
        .map(([, one]) => one)
      const asked =
        input.DBInstanceIdentifier === undefined
          ? all.filter((one) => clusters?.includes(one.cluster) ?? true)
          : [instanceOf(world, input.DBInstanceIdentifier, call)]
      return { DBInstances: asked.map((one) => describe(world, one, call)) }
    },
  ),

  'rds:DescribeDBClusters': operation<DescribeDBClustersMessage, { DBClusters: DBCluster[] }>(
    ['DBClusterIdentifier'],
    (world, input, call) => {
      const cluster = clusterOf(world, input.DBClusterIdentifier, call)
      return { DBClusters: [{ DBClusterIdentifier: cluster.id, ...engine, ...held(cluster) }] }
    },
  ),

  'rds:ModifyDBInstance': operation<ModifyDBInstanceMessage, { DBInstance: DBInstance }>(
    ['DBInstanceIdentifier', 'PubliclyAccessible'],
    (world, input, call) => {
      const one = instanceOf(world, input.DBInstanceIdentifier, call)
      one.public = input.PubliclyAccessible ?? one.public
      return { DBInstance: describe(world, one, call) }
    },
  ),

  'rds:ModifyDBCluster': operation<ModifyDBClusterMessage, object>(
    ['DBClusterIdentifier', 'DeletionProtection', 'VpcSecurityGroupIds'],
    (world, input, call) => {
      const cluster = clusterOf(world, input.DBClusterIdentifier, call)
      cluster.protected = input.DeletionProtection ?? cluster.protected
      const groups = input.VpcSecurityGroupIds ?? cluster.groups
      cluster.groups = groups.map((id) => groupOf(regionOf(world, call.region), id).id)
      return {}
    },
  ),

  'rds:CreateDBClusterSnapshot': operation<CreateDBClusterSnapshotMessage, object>(
    ['DBClusterIdentifier', 'DBClusterSnapshotIdentifier', 'Tags'],
    (world, input, call) => {
      const { id: of } = clusterOf(world, input.DBClusterIdentifier, call)
      const id = required(input.DBClusterSnapshotIdentifier, 'DBClusterSnapshotIdentifier')
      const name = `${call.region}/${id}`
      if (own(world.databases.snapshots, name))
        throw awsError('DBClusterSnapshotAlreadyExistsFault', `${id} already exists`)
      const tags = (input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const)
      world.databases.snapshots[name] = { of, tags: Object.fromEntries(tags) }
      return {}
    },
  ),

  'rds:DescribeDBClusterSnapshots': operation<
    DescribeDBClusterSnapshotsMessage,
    { DBClusterSnapshots: DBClusterSnapshot[] }
  >(['DBClusterSnapshotIdentifier'], (world, { DBClusterSnapshotIdentifier: id }, call) => {
    const one = found(world.databases.snapshots, id, call, 'DBClusterSnapshotNotFoundFault')
    const [Status, TagList] = ['available', tagList(one)]
    return { DBClusterSnapshots: [{ DBClusterSnapshotIdentifier: id, Status, TagList }] }
  }),
}

/** A cluster of two, the instance that was named and a reader; the first one is on the internet. */
export function addDatabase(world: World, name: string, region: string): void {
  const here = regionOf(world, region)
  const group = Object.values(here.groups).find((one) => one.name === 'backend')?.id
  const cluster = `${name.replace(/-\d+$/, '')}-cluster`
  const groups = [group ?? newId(world, 'sg')]
  world.databases.clusters[`${region}/${cluster}`] = { id: cluster, groups, protected: false }
  for (const [index, id] of [name, `${name}-reader`].entries())
    world.databases.instances[`${region}/${id}`] = { id, cluster, public: index === 0 }
}
