import { readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { type Place, socketFile } from './embedded-cluster.ts'

// A lock ends with its object, so it must not be collected while the bot lives.
const held = new Set<DatabaseSync>()

/**
 * Waits a little, then refuses: two bots on one folder would stop each other's server. SQLite's exclusive lock is the
 * kernel's: it ends with its process, so there are no stale locks to judge, and containers that share a disk see it.
 */
export async function lockFolder({ folder, lock }: Place, waitMs: number): Promise<() => void> {
  try {
    // Never opened and closed by us: closing any handle of the file would drop this process's lock.
    writeFileSync(lock, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const file = new DatabaseSync(lock, { timeout: 0 })
  for (const deadline = Date.now() + waitMs; ; await pause(50)) {
    try {
      file.exec('BEGIN EXCLUSIVE')
      held.add(file)
      return () => {
        held.delete(file)
        file.close()
      }
    } catch (cause) {
      const busy = (cause as { errcode?: number }).errcode === 5
      if (busy && Date.now() < deadline) continue
      file.close()
      if (!busy) throw new Error(`Cannot lock ${lock}`, { cause })
      throw new Error(
        `Another Hikeshi runs on ${folder}: stop it, set HIKESHI_DATA to a folder of its own, or give both one DATABASE_URL.`,
        { cause },
      )
    }
  }
}

/** What the running (or dead) server of this cluster wrote of itself. A pid file copied from another cluster is none. */
export function readPidFile({ cluster }: Place): { pid: number; socket: string } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code !== 'EACCES') throw error
    throw new Error(`${cluster} is closed to us: use the user that runs Hikeshi, or root.`, {
      cause: error,
    })
  }
  const [pid, directory, , , socket] = lines
  if (directory !== cluster || !socket || !(Number(pid) > 1)) return undefined
  return { pid: Number(pid), socket }
}

/** Connects when the server lives, even stopped; refused after a kill, absent after a clean stop. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const client = connect(join(socket, socketFile))
    client.once('connect', () => {
      client.destroy()
      resolve(true)
    })
    client.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false)
      else if (error.code === 'EAGAIN') resolve(true)
      else reject(error)
    })
  })
}

export function removeLockFiles({ cluster }: Place, socket: string): void {
  for (const path of [
    join(cluster, 'postmaster.pid'),
    join(socket, `${socketFile}.lock`),
    join(socket, socketFile),
  ])
    rmSync(path, { force: true })
}

/**
 * Living processes that have the cluster as their folder. Blind means that there may be more: there is no /proc, or (in a
 * container without ptrace) root may not look at a PostgreSQL of the server's user, ours or another.
 */
export function holders({ cluster }: Place, uid: number): { sure: number[]; blind: boolean } {
  const pids = processes()
  const found = { sure: [] as number[], blind: pids.length === 0 }
  for (const pid of pids) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === cluster) found.sure.push(pid)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if ((code === 'EACCES' || code === 'EPERM') && isPostgres(pid, uid)) found.blind = true
    }
  }
  return found
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function isPostgres(pid: number, uid: number): boolean {
  const status = readProc(`/proc/${pid}/status`)
  return /^Name:\tpostgres$/m.test(status) && status.includes(`\nUid:\t${uid}\t`) && !zombie(status)
}

const zombie = (status: string): boolean => /^State:\t[ZX]/m.test(status)

/** Empty where the process has gone, or the system has no /proc. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return ''
    throw error
  }
}

/** A process that is told apart from a later one with its number by when it began. */
export interface Identity {
  readonly pid: number
  readonly began: string | undefined
}

export const identify = (pid: number): Identity => ({ pid, began: beginning(pid) })

/** Field 22 of /proc/<pid>/stat; the name before it may hold anything. */
const beginning = (pid: number): string | undefined =>
  readProc(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19]

export function lives({ pid, began }: Identity): boolean {
  if (began === undefined) return signal(pid, 0)
  return beginning(pid) === began && !zombie(readProc(`/proc/${pid}/status`))
}

/** False if there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
