import { z } from 'zod'
import * as kit from '#kit'

const isolation = 'hikeshi-isolation'
const input = z.object({ dbInstance: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,62}$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function fit({ aws, input: { dbInstance } }: Ctx): Promise<kit.Text | undefined> {
  const database = await kit.databaseOf(aws, dbInstance)
  const states = database?.members.map(({ DBInstanceStatus }) => DBInstanceStatus) ?? []
  if (database !== undefined && !states.includes('deleting')) return undefined
  return {
    en: `There is no database instance ${dbInstance} in this account and region any more, or it is being deleted. Look for its final snapshot and automated backups, and in CloudTrail for who deleted it.`,
    ja: `データベースインスタンス ${dbInstance} は、このアカウントとリージョンにもう存在しないか、削除中です。最終スナップショットと自動バックアップを探し、誰が削除したかを CloudTrail で確認してください。`,
  }
}

const about = ({ id, isCluster, members, of }: kit.Database): kit.Note => {
  const names = members.map((one) => `${kit.nameOf(one)} (${one.DBInstanceStatus})`).join(', ')
  const engine = `${of.Engine} ${of.EngineVersion}`
  return isCluster
    ? kit.warn(
        `${id} is a cluster of ${engine}: its security groups and its snapshot are the cluster’s, so all of its instances are cut off: ${names}.`,
        `${id} は ${engine} のクラスターです。セキュリティグループとスナップショットはクラスター単位のため、すべてのインスタンスが遮断されます: ${names}。`,
      )
    : kit.info(`${names}: ${engine}.`, `${names}: ${engine}。`)
}

async function notes({ aws, input: { dbInstance } }: Ctx): Promise<kit.Note[]> {
  const database = await kit.readDatabase(aws, dbInstance)
  const replicas = database.members.flatMap((one) => one.ReadReplicaDBInstanceIdentifiers ?? [])
  const found = [
    about(database),
    kit.warn(
      'No application reaches the database any more, by any endpoint or proxy. Connections that are open now may go on, since security groups cut only new ones: end them in the database, or restart it once the snapshot is there.',
      'どのエンドポイントやプロキシからも、アプリケーションはデータベースに接続できなくなります。セキュリティグループが止めるのは新しい接続だけのため、確立済みの接続は残ることがあります。データベース側で切断するか、スナップショットの取得後に再起動してください。',
    ),
    kit.warn(
      'The network is cut only after the snapshot, since RDS refuses changes while it backs up: that takes minutes, for a large instance longer. After 15 minutes the run stops and asks.',
      'バックアップ中は設定を変更できないため、遮断はスナップショットの完了後です。数分、大きなインスタンスではそれ以上かかります。15 分を過ぎると、実行を止めて判断を求めます。',
    ),
    database.of.MasterUserSecret === undefined
      ? kit.warn(
          'The master password is not rotated: it is not in the care of Secrets Manager, and a change would lock out whoever has it configured. Change it, and those of the database’s other users, once the applications are ready.',
          'マスターパスワードは Secrets Manager の管理下になく、変更するとそれを使うアプリケーションが接続できなくなるため、ローテーションしません。準備ができしだい、ほかのデータベースユーザーのものと合わせて変更してください。',
        )
      : kit.warn(
          'The master password is rotated in Secrets Manager. The database’s other users keep theirs: change them, too. RDS applies whatever waits for the maintenance window at the same time.',
          'マスターパスワードは Secrets Manager でローテーションします。ほかのデータベースユーザーのパスワードは変わらないため、別途変更してください。メンテナンスウィンドウ待ちの変更があれば、同時に適用されます。',
        ),
  ]
  // Free up to the size of all databases in the Region: https://aws.amazon.com/blogs/database/demystifying-amazon-rds-backup-storage-costs/
  const gib = database.of.AllocatedStorage
  found.push(
    kit.info(
      `COST: the snapshot is charged by the GB-month as backup storage, as far as that exceeds what RDS gives without charge${gib === undefined ? '' : `; allocated are ${gib} GiB`}. It is kept until somebody deletes it.`,
      `料金: スナップショットは、無料枠を超えた分のバックアップストレージとして、削除するまで月単位で課金されます${gib === undefined ? '' : ` (割り当て済みストレージ ${gib} GiB)`}。`,
    ),
  )
  if (replicas.length > 0)
    found.push(
      kit.warn(
        `Read replicas are databases of their own and are not isolated: ${replicas.join(', ')}.`,
        `リードレプリカは独立したデータベースのため、隔離されません: ${replicas.join(', ')}。`,
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'isolate-database',
  risk: 'high',
  en: {
    title: 'Isolate the database',
    button: 'Isolate database',
    why: 'Keeps the data as it is now, and lets nobody into the database by the network any more.',
    undo: 'Restores security groups, public access and deletion protection. The snapshot stays, and a rotated password is not brought back.',
    fields: {
      snapshot: 'snapshot of this run',
      DeletionProtection: 'deletion protection',
      PubliclyAccessible: 'publicly accessible',
      Groups: 'security groups',
      Ingress: 'inbound rules',
      Egress: 'outbound rules',
      MasterUserPassword: 'master password',
    },
  },
  ja: {
    title: 'データベースの隔離',
    button: 'データベースを隔離',
    why: '現在のデータを保存したうえで、ネットワーク経由でデータベースに接続できないようにします。',
    undo: 'セキュリティグループ、パブリックアクセス、削除保護を元に戻します。スナップショットは残り、ローテーションしたパスワードは元に戻りません。',
    fields: {
      snapshot: 'この実行のスナップショット',
      DeletionProtection: '削除保護',
      PubliclyAccessible: 'パブリックアクセス',
      Groups: 'セキュリティグループ',
      Ingress: 'インバウンドルール',
      Egress: 'アウトバウンドルール',
      MasterUserPassword: 'マスターパスワード',
    },
  },
  permissions: [
    'ec2:CreateSecurityGroup',
    'ec2:CreateTags',
    'ec2:DeleteSecurityGroup',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroupRules',
    'ec2:DescribeSecurityGroups',
    'ec2:RevokeSecurityGroupEgress',
    'ec2:RevokeSecurityGroupIngress',
    'rds:AddTagsToResource',
    'rds:CreateDBClusterSnapshot',
    'rds:CreateDBSnapshot',
    'rds:DescribeDBClusterSnapshots',
    'rds:DescribeDBClusters',
    'rds:DescribeDBInstances',
    'rds:DescribeDBSnapshots',
    'rds:ModifyDBCluster',
    'rds:ModifyDBInstance',
    'secretsmanager:DescribeSecret',
    'secretsmanager:RotateSecret',
  ],
  input,
  acts: (on) => [...kit.actsOnDatabase(on), ...kit.actsOnGroups(on)],
  from: ({ subject: { dbInstance } }) => (dbInstance === undefined ? undefined : { dbInstance }),
  fit,
  notes,
  steps: [
    kit.snapshotDatabase,
    kit.protectDatabase,
    kit.prepareGroups({ [isolation]: [] }, async ({ aws, input: { dbInstance } }: Ctx) => [
      (await kit.readDatabase(aws, dbInstance)).vpc,
    ]),
    kit.hideDatabase,
    kit.isolateDatabase(isolation),
    kit.rotatePassword,
  ],
})
