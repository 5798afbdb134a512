import { spawn } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { PoolConfig } from 'pg'
import {
  type Binaries,
  findPackage,
  type Log,
  type Owner,
  readyBinaries,
  removeOldCopies,
  serverOwner,
} from './embedded-binaries.ts'
import {
  cannotRun,
  checkReachable,
  connection,
  ensureCluster,
  ensureDatabase,
  environment,
  makeFolder,
  makeSocketFolder,
  type Place,
  placeOf,
  removeUnfinished,
  socketFolder,
  WrongServer,
} from './embedded-cluster.ts'
import {
  answers,
  holders,
  type Identity,
  identify,
  lives,
  lockFolder,
  readPidFile,
  removeLockFiles,
  signal,
} from './embedded-process.ts'

/** The bot's own PostgreSQL. `stop` ends it cleanly and waits until it is gone, also one that was adopted. */
export interface Database {
  readonly config: PoolConfig
  /** True if it was found running: the bot before us was killed and left it. */
  readonly adopted: boolean
  stop(): Promise<void>
}

/** What one bot knows of its server. `socket` never changes, so neither does the pool's configuration. */
interface Ground {
  readonly place: Place
  readonly owner: Owner
  readonly binaries: Binaries
  readonly socket: string
  readonly log: Log
}

const patience = { lock: 5_000, start: 15_000, recovery: 300_000, orphans: 8_000 }
const largestLog = 10_000_000

/** Starts (or adopts) the PostgreSQL of a data folder and keeps it running until `stop`. */
export async function startEmbedded(folder: string, log: Log): Promise<Database> {
  const place = makeFolder(folder)
  const unlock = await lockFolder(place, patience.lock)
  try {
    const ground = await prepare(place, log)
    const first = await bringUp(ground)
    if (!first.adopted) removeOldCopies(ground.place.folder, ground.binaries.version)
    const supervisor = supervise(ground, first.server)
    const stop = () => supervisor.stop().finally(unlock)
    let stopping: Promise<void> | undefined
    return {
      config: connection(ground.place, ground.socket),
      adopted: first.adopted,
      stop: () => (stopping ??= stop()),
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** How to reach the running server of a data folder; undefined if none runs. Starts and stops nothing. */
export async function connectEmbedded(folder: string): Promise<PoolConfig | undefined> {
  if (!existsSync(folder)) return undefined
  const place = placeOf(folder)
  const socket = readPidFile(place)?.socket
  return socket !== undefined && (await answers(socket)) ? connection(place, socket) : undefined
}

async function prepare(place: Place, log: Log): Promise<Ground> {
  const owner = serverOwner(place.cluster)
  checkReachable(place, owner)
  await removeUnfinished(place)
  const binaries = await readyBinaries(findPackage(), place.folder, owner, log)
  await ensureCluster(place, owner, binaries, log)
  // An orphan may listen elsewhere: the bot that started it may have had another temporary folder.
  const listening = readPidFile(place)?.socket
  const socket =
    listening !== undefined && (await answers(listening)) ? listening : socketFolder(place)
  makeSocketFolder(socket, owner)
  return { place, owner, binaries, socket, log }
}

/** Adopts the server that answers, or starts one where nothing of an earlier one is left. */
async function bringUp(ground: Ground): Promise<{ server: Identity; adopted: boolean }> {
  const { place, owner, socket, log } = ground
  let began = Date.now()
  let why = 'nothing was tried'
  for (let warned = false; Date.now() - began < patience.start; await pause(100)) {
    const { sure, blind } = holders(place, owner.uid)
    if (await answers(socket)) {
      const server = identify(readPidFile(place)?.pid ?? 0)
      const known = blind || sure.includes(server.pid)
      why = `a server answers on ${socket} that is not the one of ${place.cluster}`
      if (server.pid > 1 && known && lives(server)) {
        if (await ready(ground, server)) {
          log('adopted the running PostgreSQL', { pid: server.pid })
          return { server, adopted: true }
        }
        // It was shutting down, which may have taken long; what comes now has its own time.
        began = Date.now()
      }
    } else if (sure.length === 0) {
      // Where we are blind, PostgreSQL judges its lock files by itself; it also knows whose memory is still in use.
      if (!blind) removeLockFiles(place, socket)
      const server = await launch(ground)
      if (typeof server !== 'string') return { server, adopted: false }
      why = server
    } else {
      why = `processes ${sure.join(', ')} still hold ${place.cluster}`
      if (!warned) log('waiting for the processes of a dead PostgreSQL', { pids: sure })
      warned = true
      // What a dying postmaster tells its children. They hear of its death by themselves, unless they are busy.
      if (Date.now() - began > patience.orphans) for (const pid of sure) signal(pid, 'SIGQUIT')
    }
  }
  throw new Error(`PostgreSQL of ${place.folder} does not start: ${why}`)
}

/** The server once it takes queries, or why it has to be tried again. */
async function launch(ground: Ground): Promise<Identity | string> {
  const { place, owner, binaries, socket, log } = ground
  const began = Date.now()
  boundLog(place.log)
  const output = openSync(place.log, 'a', 0o600)
  const from = statSync(place.log).size
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...settings(socket)], {
    ...owner.as,
    cwd: '/',
    env: environment,
    // A group of its own: a Ctrl-C is meant for the bot, which then stops the server in order.
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(cannotRun(binaries.postgres, owner, cause)))
  })
  child.unref()
  const server = identify(child.pid ?? 0)
  if (child.pid === undefined) return await failed
  // A server that we began but cannot use must not stay behind.
  const runs = await Promise.race([ready(ground, server), failed]).catch(async (error: unknown) => {
    await end(ground, server)
    throw error
  })
  if (runs) {
    log('PostgreSQL runs', { pid: server.pid, ms: Date.now() - began, version: binaries.version })
    return server
  }
  const words = readFileSync(place.log).subarray(from).toString().slice(-2000).trim()
  if (/lock file|shared memory block/.test(words)) return words
  throw new Error(`PostgreSQL ended as it started: ${words}`)
}

function settings(socket: string): string[] {
  return [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'unix_socket_permissions=0700',
    'port=5432',
    'max_connections=60',
    'shared_buffers=32MB',
    'io_method=sync',
    'fsync=on',
    'full_page_writes=on',
    'logging_collector=off',
    'log_destination=stderr',
    'cluster_name=hikeshi',
  ].flatMap((setting) => ['-c', setting])
}

/** True once the server takes queries; false if it ends before. A recovery may take minutes, and says so. */
async function ready(ground: Ground, server: Identity): Promise<boolean> {
  const began = Date.now()
  let last: unknown
  for (let heard = began; Date.now() - heard < patience.start; await pause(20)) {
    if (!lives(server)) return false
    try {
      await ensureDatabase(ground.place, ground.socket)
      return true
    } catch (error) {
      last = error
      const { code } = error as { code?: string }
      // Its password and its folder will not become right by waiting.
      if (code === '28P01' || error instanceof WrongServer) throw error
      if (code === '57P03' && Date.now() - began < patience.recovery) heard = Date.now()
    }
  }
  throw new Error(`PostgreSQL (process ${server.pid}) does not take queries`, { cause: last })
}

/** Starts the server again whenever it ends, with growing pauses, until `stop`. */
function supervise(ground: Ground, first: Identity): { stop: () => Promise<void> } {
  const { place, log } = ground
  const stopping = new AbortController()
  // The only way for this pause to fail is its being cut short by `stop`.
  const rest = (ms: number) =>
    pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
  let server = first

  const keep = async () => {
    let wait = 0
    for (let began = Date.now(); !stopping.signal.aborted; await rest(250)) {
      if (lives(server)) continue
      wait = Date.now() - began > 60_000 ? 0 : Math.min(wait * 2 + 250, 2_000)
      log('PostgreSQL ended by itself; starting it again', { pid: server.pid, waitMs: wait })
      await rest(wait)
      if (stopping.signal.aborted) return
      began = Date.now()
      try {
        server = (await bringUp(ground)).server
      } catch (error) {
        log('PostgreSQL does not start again', { error })
      }
    }
  }
  const keeping = keep()
  const bounding = setInterval(() => boundLog(place.log), 60_000).unref()
  return {
    stop: async () => {
      stopping.abort()
      clearInterval(bounding)
      await keeping
      await end(ground, server)
    },
  }
}

/** Fast shutdown first; harder words only where that does not help. Waits for the children too. */
async function end({ place, owner, socket, log }: Ground, server: Identity): Promise<void> {
  const gone = () => !lives(server) && holders(place, owner.uid).sure.length === 0
  for (const [name, ms] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    if (lives(server)) signal(server.pid, name)
    for (const until = Date.now() + ms; Date.now() < until; await pause(20)) {
      if (!gone()) continue
      log('PostgreSQL stopped', { pid: server.pid, signal: name })
      return
    }
    log('PostgreSQL does not stop', { pid: server.pid, signal: name })
  }
  throw new Error(`PostgreSQL (process ${server.pid}, socket ${socket}) does not stop`)
}

/** Copies and empties the file that the server goes on writing to, so that an adopted one is bounded too. */
function boundLog(path: string): void {
  if (!existsSync(path) || statSync(path).size < largestLog) return
  copyFileSync(path, `${path}.1`)
  truncateSync(path)
}
