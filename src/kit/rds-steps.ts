import type { Act, Step } from './define.ts'
import { tagsOf } from './ec2.ts'
import {
  type Database,
  modifyDatabase,
  nameOf,
  passwordVersion,
  readDatabase,
  runsSnapshot,
  takeSnapshot,
} from './rds.ts'
import { groupNamed } from './security-groups.ts'

/** Steps on a database instance, or on the cluster that it belongs to. */
export interface OnDatabase {
  readonly dbInstance: string
}
type Doing = Act<OnDatabase>

const versionTag = 'hikeshi:password-version'

/** RDS takes no changes of an instance while it backs up: the snapshot is waited for, with a limit. */
export const snapshotDatabase: Step<OnDatabase> = {
  id: 'snapshot',
  phase: 'evidence',
  en: { title: 'Take a snapshot of the database' },
  ja: { title: 'データベースのスナップショット取得' },
  now: async ({ aws, input, run }) => {
    const database = await readDatabase(aws, input.dbInstance)
    const found = await runsSnapshot(aws, database, run)
    return { [database.resource]: { snapshot: found?.status ?? null } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((one) => [one, { snapshot: 'available' }])),
  do: async ({ aws, input, incident, run }) => {
    const database = await readDatabase(aws, input.dbInstance)
    const version = await passwordVersion(aws, database)
    const marks = { 'hikeshi:incident': incident, 'hikeshi:run': run }
    const tags = version === undefined ? marks : { ...marks, [versionTag]: version }
    return { snapshot: await takeSnapshot(aws, database, run, tags) }
  },
  undo: {
    never: {
      en: 'The snapshot stays, since it is evidence. It costs storage until somebody deletes it when the case is closed.',
      ja: '証拠になるため、スナップショットは残します。削除するまでストレージ料金がかかります。対応の完了後に削除してください。',
    },
  },
  repeatable: false,
  settle: 900,
}

/** Whoever has the rights of an administrator can otherwise delete the database and what it tells. */
export const protectDatabase: Step<OnDatabase> = {
  id: 'protect',
  phase: 'evidence',
  en: { title: 'Protect the database from deletion' },
  ja: { title: 'データベースの削除保護' },
  now: async ({ aws, input }) => {
    const { resource, of } = await readDatabase(aws, input.dbInstance)
    return { [resource]: { DeletionProtection: of.DeletionProtection ?? false } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((one) => [one, { DeletionProtection: true }])),
  do: setProtected,
  undo: setProtected,
  repeatable: true,
  settle: 600,
}

async function setProtected({ aws, input, changes }: Doing): Promise<void> {
  const database = await readDatabase(aws, input.dbInstance)
  for (const { to } of changes)
    await modifyDatabase(aws, database, { DeletionProtection: to === true })
}

/** Takes the database off the internet. Members of a cluster that is not Aurora's cannot be changed one by one. */
export const hideDatabase: Step<OnDatabase> = {
  id: 'hide',
  phase: 'contain',
  en: { title: 'Take the database off the internet' },
  ja: { title: 'インターネットからのアクセスの停止' },
  now: async ({ aws, input }) => {
    const { members, isCluster } = await readDatabase(aws, input.dbInstance)
    const ours = members.filter(({ Engine = '' }) => !isCluster || Engine.startsWith('aurora'))
    return Object.fromEntries(
      ours.map((one) => [
        `db/${nameOf(one)}`,
        { PubliclyAccessible: one.PubliclyAccessible ?? false },
      ]),
    )
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((one) => [one, { PubliclyAccessible: false }])),
  do: setPublic,
  undo: setPublic,
  repeatable: true,
  settle: 600,
}

async function setPublic({ aws, changes }: Doing): Promise<void> {
  for (const { resource, to } of changes)
    await aws.rds.modifyDBInstance({
      DBInstanceIdentifier: resource.replace(/^db\//, ''),
      PubliclyAccessible: to === true,
    })
}

/** Gives the database one security group, by its name since it may not exist yet. RDS takes minutes to put it in force. */
export function isolateDatabase(group: string): Step<OnDatabase> {
  const set = async ({ aws, input, changes }: Doing): Promise<void> => {
    const database = await readDatabase(aws, input.dbInstance)
    const id = (await groupNamed(aws, database.vpc, group))?.GroupId
    for (const { to } of changes) {
      const names = Array.isArray(to) ? to.map(String) : []
      const ids = names.map((name) => (name === group ? id : name))
      if (ids.includes(undefined)) throw new Error(`Security group ${group} is missing`)
      await modifyDatabase(aws, database, { VpcSecurityGroupIds: ids.flatMap((one) => one ?? []) })
    }
  }
  return {
    id: 'cut',
    phase: 'contain',
    en: { title: 'Cut the database off the network' },
    ja: { title: 'データベースのネットワークからの遮断' },
    now: async ({ aws, input }) => {
      const database = await readDatabase(aws, input.dbInstance)
      const ours = (await groupNamed(aws, database.vpc, group))?.GroupId
      const Groups = (database.of.VpcSecurityGroups ?? []).map(({ VpcSecurityGroupId, Status }) => {
        const name = VpcSecurityGroupId === ours ? group : (VpcSecurityGroupId ?? '')
        return Status === 'active' ? name : `${name} (${Status})`
      })
      return { [database.resource]: { Groups: Groups.sort() } }
    },
    want: ({ now }) =>
      Object.fromEntries(Object.keys(now).map((one) => [one, { Groups: [group] }])),
    do: set,
    undo: set,
    repeatable: true,
    settle: 600,
  }
}

const old = 'as before'
const fresh = 'rotated after the snapshot'

/** Only where RDS itself keeps the master password in Secrets Manager, so that those who may read it there go on working. */
export const rotatePassword: Step<OnDatabase> = {
  id: 'rotate-password',
  phase: 'eradicate',
  en: { title: 'Rotate the master password' },
  ja: { title: 'マスターパスワードのローテーション' },
  now: async ({ aws, input, run }) => {
    const database = await readDatabase(aws, input.dbInstance)
    const version = await passwordVersion(aws, database)
    if (version === undefined) return {}
    const { tags = [] } = (await runsSnapshot(aws, database, run)) ?? {}
    // The snapshot tells which version there was: the new one's id is not known beforehand.
    const before = tagsOf(tags)[versionTag] ?? version
    return { [database.resource]: { MasterUserPassword: before === version ? old : fresh } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((one) => [one, { MasterUserPassword: fresh }])),
  do: async ({ aws, input }) => {
    const database: Database = await readDatabase(aws, input.dbInstance)
    const now = { RotateMasterUserPassword: true, ApplyImmediately: true }
    await modifyDatabase(aws, database, now)
  },
  undo: {
    never: {
      en: 'The former password does not come back. Applications that read it from Secrets Manager get the new one.',
      ja: '以前のパスワードには戻せません。Secrets Manager から読み取るアプリケーションは、新しいパスワードを取得します。',
    },
  },
  repeatable: false,
  settle: 600,
}
