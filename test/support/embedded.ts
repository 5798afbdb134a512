import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, vi } from 'vitest'
import {
  connectEmbedded,
  type Database,
  startEmbedded,
} from '../../src/adapters/journal/embedded.ts'

/** What the tests of the embedded database share: folders, bots in processes of their own, and a look at /proc. */
export const isRoot = process.getuid?.() === 0
export const until = <T>(condition: () => T | Promise<T>) =>
  vi.waitUntil(condition, { timeout: 40_000, interval: 10 })

export interface Line {
  readonly log?: string
  readonly ready?: boolean
  readonly adopted?: boolean
  readonly stopped?: boolean
  readonly failed?: string
}

export interface Bot {
  readonly child: ChildProcess
  readonly lines: Line[]
  /** Resolves with the first line that has this member. */
  readonly says: (member: keyof Line) => Promise<Line>
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
}

const bots: Bot[] = []
const folders: string[] = []
const started: Database[] = []

/** A data folder that the server's user can pass through, with a cluster in it where one is given. */
export function makeData(cluster?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-test-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  if (cluster !== undefined) execFileSync('cp', ['-a', `${cluster}/.`, folder])
  return folder
}

/** `through` is a command that runs the bot with fewer rights. */
export function startBot(
  folder: string,
  as: { uid?: number; gid?: number } = {},
  through: readonly string[] = [],
): Bot {
  const script = fileURLToPath(new URL('embedded-bot.ts', import.meta.url))
  // In a group of its own, as a shell would start it.
  const [command, ...args] = [...through, process.execPath, script, folder]
  const child = spawn(command, args, {
    ...as,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: Line[] = []
  createInterface({ input: child.stdout }).on('line', (line) =>
    lines.push(JSON.parse(line) as Line),
  )
  const over = () => child.exitCode !== null || child.signalCode !== null
  const bot: Bot = {
    child,
    lines,
    says: async (member) => {
      const said = () => lines.find((line) => line[member] !== undefined)
      await until(() => said() ?? over())
      const found = said()
      if (found === undefined)
        throw new Error(`no ${member} from the bot: ${JSON.stringify(lines)}`)
      return found
    },
    kill: async (signal) => {
      if (!over()) child.kill(signal)
      await until(over)
    },
  }
  bots.push(bot)
  return bot
}

/** Processes at work in the folder's cluster, or in one that is being made. */
export function workers(folder: string): { pid: number; uid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`)) return []
        const uid = /^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(pid), uid: Number(uid), command }]
      } catch {
        return [] // gone between two looks
      }
    })
}

export const postmasters = (folder: string) =>
  workers(folder).filter(({ command }) => command.includes(' -D '))

export function only(folder: string): { pid: number; uid: number } {
  const [found, ...more] = postmasters(folder)
  expect(more).toEqual([])
  if (found === undefined) throw new Error(`no server on ${folder}`)
  return found
}

/** Starts in this process; `cleanUp` stops it. */
export async function start(folder: string, log: (message: string) => void = () => undefined) {
  const database = await startEmbedded(folder, log)
  started.push(database)
  return database
}

export async function config(folder: string): Promise<pg.PoolConfig> {
  const found = await connectEmbedded(folder)
  if (found === undefined) throw new Error(`no server answers on ${folder}`)
  return found
}

export async function query<T extends pg.QueryResultRow>(
  config: pg.PoolConfig,
  text: string,
): Promise<T[]> {
  const client = new pg.Client(config)
  client.on('error', () => undefined) // the query that waits fails with it
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

/** Ends whatever a test began, by its process id, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const { child } of bots.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  for (const database of started.splice(0)) await database.stop()
  for (const folder of folders.splice(0)) {
    for (const { pid } of postmasters(folder)) process.kill(pid, 'SIGKILL')
    await until(() => workers(folder).length === 0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
