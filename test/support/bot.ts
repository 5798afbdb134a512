import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const here = join(import.meta.dirname, '../..')

/** A whole bot as its users start it: its own process, its own database, real HTTP. */
export interface Bot {
  readonly url: string
  readonly data: string
  readonly key: string
  readonly child: ChildProcess
  readonly output: () => string
  /** Posts one EventBridge event; answers the status. */
  readonly event: (event: object) => Promise<number>
  readonly get: <T>(path: string) => Promise<T>
  /** A click on the console as one of its people. */
  readonly act: (as: string, actionId: string, value: string, lang?: string) => Promise<Clicked>
  readonly submit: (
    as: string,
    view: string,
    meta: string,
    values?: Record<string, string>,
  ) => Promise<Clicked>
  /** SIGKILL, the bot alone: its database goes on as an orphan. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<number | null>
}
export interface Clicked {
  readonly status: number
  readonly replies: readonly string[]
  readonly modal?: {
    readonly title: string
    readonly blocks: readonly object[]
    readonly submit?: { readonly meta: string }
  }
}

export const ingestKey = 'test-key-0123456789abcdef0123456789abcdef'

export async function startBot(
  options: {
    data?: string
    env?: Record<string, string>
    /** Run it as this user instead of the test's own; only root can. */
    as?: { uid: number; gid: number }
    /** What it is started by: `ip netns exec ...`. */
    via?: readonly string[]
    /** Where its sources and packages lie, if elsewhere. */
    root?: string
  } = {},
): Promise<Bot> {
  const root = options.root ?? here
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'hikeshi-')))
  if (options.as && !options.data) await chown(data, options.as.uid, options.as.gid)
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    TMPDIR: tmpdir(),
    HIKESHI_DATA: data,
    HIKESHI_INGEST_KEYS: ingestKey,
    PORT: '0',
    // As npm start has it: types are stripped once, not at every start.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/hikeshi'),
    ...options.env,
  }
  // As npm start has it: without the limit, what starting leaves behind stays for good.
  const [file, ...args] = [...(options.via ?? []), process.execPath] as const
  const child = spawn(file, [...args, '--max-semi-space-size=8', 'src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.as,
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = await until(() => {
    if (child.exitCode !== null) throw new Error(`The bot ended with ${child.exitCode}:\n${output}`)
    return /POST (http:\/\/\S+)\/events/.exec(output)?.[1]
  }, 60_000).catch((error: unknown) => {
    // One that comes too late would stay for ever.
    child.kill('SIGKILL')
    throw error
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const headers = { 'content-type': 'application/json', origin: url, 'x-hikeshi-console': '1' }
  const post = async (path: string, body: object): Promise<Clicked> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as Partial<Clicked>
    return { replies: [], ...answer, status: response.status }
  }
  return {
    url,
    data,
    key: ingestKey,
    child,
    output: () => output,
    event: async (event) => {
      const response = await fetch(`${url}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hikeshi-key': ingestKey },
        body: JSON.stringify(event),
      })
      await response.arrayBuffer()
      return response.status
    },
    get: async <T>(path: string) => {
      const response = await fetch(url + path)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    act: (as, action_id, value, lang = 'en') => post('/api/act', { as, lang, action_id, value }),
    submit: (as, view, meta, values = {}) =>
      post('/api/submit', { as, lang: 'en', view, meta, values }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Asks until there is an answer; a deadline, never a guess of how long it takes. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline)
      throw new Error(`Nothing after ${ms} ms: ${ask.toString().slice(0, 200)}`)
    await pause(25)
  }
}

/** Ends what a killed bot left behind: its database, then its data. */
export async function clear(data: string): Promise<void> {
  const pid = await readFile(join(data, 'postgres/postmaster.pid'), 'utf8').then(
    (text) => Number(text.split('\n')[0]),
    () => 0,
  )
  if (pid > 1) {
    try {
      process.kill(pid, 'SIGQUIT')
      await until(() => !alive(pid) || undefined)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  await rm(data, { recursive: true, force: true })
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** SIGKILL to PostgreSQL, all of it: the postmaster and every backend. */
export async function killDatabase(data: string): Promise<void> {
  const master = Number(
    (await readFile(join(data, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0],
  )
  const parent = (pid: string) => {
    try {
      return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    } catch {
      return 0 // it ended while we looked
    }
  }
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parent(name) === master,
  )
  for (const pid of [master, ...children.map(Number)]) if (alive(pid)) process.kill(pid, 'SIGKILL')
}
