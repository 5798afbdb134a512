import { readFile, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import {
  boot,
  type Log,
  makeLog,
  openDatabase,
  openStore,
  type Store,
  systemClock,
} from './boot.ts'
import { loadCatalog } from './catalog.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import type { Person } from './core/people.ts'
import type { Door } from './flow/door.ts'
import { makeKeep } from './keep.ts'
import type { Answer } from './kit/index.ts'

/** `hikeshi <command> [arguments] [--json]`: the same command files as `/hikeshi <command>`. */
async function main(words: readonly string[]): Promise<number> {
  const json = words.includes('--json')
  const [name = 'help', ...args] = words.filter((word) => word !== '--json')
  const answer = await ask(name, args)
  const text = json ? JSON.stringify(answer.data ?? { text: answer.text }, null, 2) : answer.text
  if (text !== '') await print(text)
  for (const file of answer.files ?? []) {
    await writeFile(file.name, file.body)
    process.stderr.write(`${file.name}\n`)
  }
  return answer.exit ?? 0
}

async function ask(name: string, args: readonly string[]): Promise<Answer> {
  const person: Person = {
    id: `cli/${userInfo().username}`,
    locale: 'en',
    roles: ['viewer', 'admin'],
  }
  const catalog = await loadCatalog()
  const command = catalog.command.get(name)
  const print = (line: string) => void process.stdout.write(`${line}\n`)
  const progress = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001B[K`)
  }
  const file = (path: string) => readFile(path, 'utf8')
  const config = readConfig()
  const log = makeLog(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL)
  const asked = { person, name, args, print, progress, file, keep: makeKeep(config, log) }
  if (command?.store === false) return visit(config, noStore, log, { ...asked, unwritten: true })
  const database = await openDatabase(config, log, true)
  const store = await openStore({
    config: database.config,
    backlogLimit: config.HIKESHI_BACKLOG_LIMIT,
    now: systemClock.now,
    log,
  })
  try {
    return await visit(config, store, log, asked)
  } finally {
    await store.stop()
    await database.stop()
  }
}

async function visit(
  config: Config,
  store: Store,
  log: Log,
  ask: Parameters<Door['command']>[0],
): Promise<Answer> {
  const { door } = await boot(config, store, log, systemClock, () => undefined)
  return door.command(ask)
}

/** What a command gets that said it needs no store: asking anything of one is a fault of ours. */
function absent(path: string): object {
  return new Proxy(() => undefined, {
    get: (_, member) => absent(`${path}.${String(member)}`),
    apply: () => {
      throw new Error(`This command said that it needs no store, and called ${path}`)
    },
  })
}
const noStore = absent('store') as Store

/** Waits until all of it is written: a pipe may take it in pieces. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()))
  })

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof BadConfig ? error.message : String(error)}\n`)
  process.exitCode = 1
}
