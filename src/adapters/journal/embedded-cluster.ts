import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg, { type PoolConfig } from 'pg'
import { type Binaries, closedTo, type Log, type Owner } from './embedded-binaries.ts'

/** Where everything of one data folder lies. All paths are real paths, as the server itself reports them. */
export interface Place {
  readonly folder: string
  readonly cluster: string
  readonly lock: string
  readonly log: string
}

/** PostgreSQL needs a number in its socket's name; there is one server in a socket folder. */
export const socketFile = '.s.PGSQL.5432'
const passwordFile = 'hikeshi.password'
const unfinished = 'postgres-new-'

export function placeOf(folder: string): Place {
  const real = realpathSync(folder)
  const cluster = join(real, 'postgres')
  return {
    folder: real,
    cluster: existsSync(cluster) ? realpathSync(cluster) : cluster,
    lock: join(real, 'postgres.lock'),
    log: join(real, 'postgres.log'),
  }
}

/** Makes the data folder. Folders of our own making can be passed through by the server's user, not listed. */
export function makeFolder(folder: string): Place {
  const first = mkdirSync(folder, { recursive: true })
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  for (let made = realpathSync(folder); first !== undefined; made = dirname(made)) {
    chmodSync(made, mode)
    if (made === realpathSync(first)) break
  }
  return placeOf(folder)
}

export function checkReachable({ folder, cluster }: Place, owner: Owner): void {
  // The data folder is ours: the server's user may pass through it, not list it. What is above it is not ours to open.
  if (closedTo(owner, folder) === folder) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011)
  const closed = closedTo(owner, folder) ?? closedTo(owner, dirname(cluster))
  if (closed !== undefined)
    throw new Error(
      `PostgreSQL runs as ${owner.name} and cannot enter ${closed}: open it (chmod o+x ${closed}), or set HIKESHI_DATA to another folder.`,
    )
}

/** The folder for the server's socket: in the data folder, or where that path is too long for a socket, in the system's. */
export function socketFolder({ folder }: Place): string {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const choices = [join(folder, 'postgres-socket'), join(tmpdir(), `hikeshi-${digest}`)]
  const most = process.platform === 'darwin' ? 103 : 107
  const fitting = choices.find((dir) => Buffer.byteLength(join(dir, socketFile)) <= most)
  if (fitting === undefined)
    throw new Error(`${folder} and ${tmpdir()} are both too long for the path of a socket.`)
  return fitting
}

export function makeSocketFolder(dir: string, owner: Owner): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const closed = closedTo(owner, dirname(dir))
  if (closed !== undefined)
    throw new Error(`PostgreSQL runs as ${owner.name} and cannot enter ${closed} for its socket.`)
  // In a temporary folder that everyone writes to, the name may have been taken by somebody else.
  const found = lstatSync(dir)
  if (!found.isDirectory() || (found.uid !== owner.uid && found.uid !== process.getuid?.()))
    throw new Error(`${dir} is not a folder of ours (owner ${found.uid}); remove it.`)
  if (found.uid !== owner.uid) chownSync(dir, owner.uid, owner.gid)
  chmodSync(dir, 0o700)
}

/** The bot's own role is no superuser; both logins use the password that lies in the cluster, mode 0600. */
export function connection({ cluster }: Place, socket: string, superuser = false): PoolConfig {
  return {
    host: socket,
    port: 5432,
    user: superuser ? 'postgres' : 'hikeshi',
    database: superuser ? 'postgres' : 'hikeshi',
    password: readFileSync(join(cluster, passwordFile), 'utf8'),
    ssl: false,
  }
}

/**
 * Leftovers of a start that was killed. Only under the lock. Its initdb may be at work in there still, and fails as its files go;
 * where it removes some itself, `rmSync` stops at the missing one and calls that success, so we look until nothing is left.
 */
export async function removeUnfinished({ folder }: Place): Promise<void> {
  const left = () => readdirSync(folder).filter((name) => name.startsWith(unfinished))
  for (const until = Date.now() + 10_000; left().length > 0; await pause(50)) {
    if (Date.now() > until)
      throw new Error(`${left().join(', ')} in ${folder} cannot be removed; remove it by hand.`)
    for (const name of left())
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Makes the cluster beside its place and moves it there whole, password and all. */
export async function ensureCluster(
  place: Place,
  owner: Owner,
  binaries: Binaries,
  log: Log,
): Promise<void> {
  const { folder, cluster } = place
  const versionFile = join(cluster, 'PG_VERSION')
  if (existsSync(versionFile)) {
    const has = readFileSync(versionFile, 'utf8').trim()
    if (has !== binaries.version.split('.')[0])
      throw new Error(
        `${cluster} was made by PostgreSQL ${has}, and this Hikeshi brings ${binaries.version}: export with the old one, import with the new.`,
      )
    return
  }
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new Error(`${cluster} is not empty and is no PostgreSQL cluster; move it away.`)

  log('making a new PostgreSQL cluster', { cluster, user: owner.name, version: binaries.version })
  const fresh = mkdtempSync(join(folder, unfinished))
  const data = join(fresh, 'data')
  const secret = join(fresh, 'password')
  writeFileSync(secret, randomBytes(32).toString('base64url'), { mode: 0o600 })
  for (const path of [secret, fresh]) chownSync(path, owner.uid, owner.gid)
  const login = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256']
  const shape = ['--data-checksums', '--locale=C', '--encoding=UTF8', '--no-instructions']
  await run(binaries.initdb, ['-D', data, ...login, ...shape], owner)
  renameSync(secret, join(data, passwordFile))
  for (const path of [join(data, passwordFile), data]) flush(path)
  renameSync(data, cluster)
  flush(folder)
  rmSync(fresh, { recursive: true })
}

function flush(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

/** Our environment holds secrets that the server has no business with. */
export const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

async function run(command: string, args: readonly string[], owner: Owner): Promise<void> {
  const child = spawn(command, args, {
    ...owner.as,
    cwd: '/',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk))
  const ended = await new Promise<string | number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(cannotRun(command, owner, cause)))
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  if (ended !== 0)
    throw new Error(`initdb ended with ${ended}: ${Buffer.concat(output).toString().slice(-2000)}`)
}

export function cannotRun(command: string, owner: Owner, cause: Error): Error {
  const { code } = cause as NodeJS.ErrnoException
  const why =
    code === 'ENOENT' && existsSync(command)
      ? 'it needs glibc, which this system lacks (as Alpine does); set DATABASE_URL'
      : code === 'EPERM'
        ? `we are root but may not become ${owner.name}; start Hikeshi as that user`
        : cause.message
  return new Error(`${command} cannot be run: ${why}`, { cause })
}

export class WrongServer extends Error {}

/** Logs in as the superuser, checks that the server is ours, and makes the bot's role and database where missing. */
export async function ensureDatabase(place: Place, socket: string): Promise<void> {
  const config = connection(place, socket, true)
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    // A failed statement is logged as it stands, and one of these holds the password.
    options: '-c log_min_error_statement=panic',
  })
  // A connection that breaks also fails the query that waits on it, so nothing is lost here.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string; role: boolean; base: boolean }>(
      `SELECT current_setting('data_directory') AS folder,
        EXISTS (SELECT FROM pg_roles WHERE rolname = 'hikeshi') AS role,
        EXISTS (SELECT FROM pg_database WHERE datname = 'hikeshi') AS base`,
    )
    const found = rows[0]
    if (found?.folder !== place.cluster)
      throw new WrongServer(`${socket} leads to the server of ${found?.folder}`)
    const password = client.escapeLiteral(String(config.password))
    if (!found.role) await client.query(`CREATE ROLE hikeshi LOGIN PASSWORD ${password}`)
    if (!found.base) await client.query('CREATE DATABASE hikeshi OWNER hikeshi')
  } finally {
    await client.end()
  }
}
