import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import { clear, startBot, until } from '../support/bot.ts'
import { atRate, type Figures, flatOut, key } from './load.ts'

/**
 * Durable accepts beside the limit (bare Fastify and one committed INSERT, same database, same run, in turn), memory at idle,
 * and the time to start. Run it with `npm run bench`; figures are for this machine and this run, the ratios are the result.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const show = (name: string, f: Figures): void =>
  say(
    `${name.padEnd(34)} ${f.perSecond.toFixed(0).padStart(6)}/s  p50 ${f.p50.toFixed(1)} ms  p99 ${f.p99.toFixed(1)} ms  (${f.ok} of ${f.sent} accepted)`,
  )

const env = { HIKESHI_INGEST_KEYS: key, HIKESHI_BACKLOG_LIMIT: '1000000' }
const began = performance.now()
const first = await startBot({ env })
say(`start, cold (initdb)               ${(performance.now() - began).toFixed(0)} ms`)
await first.stop()
const again = performance.now()
const bot = await startBot({ data: first.data, env })
say(`start, warm                        ${(performance.now() - again).toFixed(0)} ms`)

const config = await connectEmbedded(bot.data)
const limit = spawn(
  process.execPath,
  [join(import.meta.dirname, 'limit.ts'), JSON.stringify(config)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let printed = ''
limit.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
const bare = `${await until(() => /http:\S+/.exec(printed)?.[0])}/events`
const ours = `${bot.url}/events`

// About 1.5 KB, understood by nobody: what is measured is accepting, not reading.
const body = (): string =>
  JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Bench',
    source: 'aws.bench',
    account: '111122223333',
    time: '2026-01-01T00:00:00Z',
    region: 'eu-west-1',
    resources: [],
    detail: { filling: 'x'.repeat(1_200) },
  })

say(
  `memory at idle                     bot ${resident(bot.child.pid ?? 0)} MB, PostgreSQL ${postgresMemory(bot.data)} MB`,
)
await flatOut(bare, 20, 500, body)
await flatOut(ours, 20, 500, body)
for (const rate of [1, 50, 300]) {
  show(`limit, ${rate} events/s`, await atRate(bare, rate, 10, body))
  show(`hikeshi, ${rate} events/s`, await atRate(ours, rate, 10, body))
}
const ratios: number[] = []
for (let turn = 0; turn < 3; turn++) {
  const a = await flatOut(bare, 20, 4_000, body)
  const b = await flatOut(ours, 20, 4_000, body)
  show('limit, flat out, 20 connections', a)
  show('hikeshi, flat out, 20 connections', b)
  ratios.push(b.perSecond / a.perSecond)
}
say(
  `hikeshi / limit, flat out          ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} (aim: at least 0.5)`,
)
say(
  `memory after it                    bot ${resident(bot.child.pid ?? 0)} MB, PostgreSQL ${postgresMemory(bot.data)} MB`,
)
limit.kill()
await bot.stop()
await clear(bot.data)

/** Resident set, MB. */
function resident(pid: number): number {
  return Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  )
}

/** Proportional set of the server and its backends, MB: shared memory is counted once. */
function postgresMemory(data: string): number {
  const master = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const mine = readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && (Number(pid) === master || parent(pid) === master),
  )
  const sum = mine.reduce(
    (kb, pid) =>
      kb +
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
    0,
  )
  return Math.round(sum / 1024)
}

function parent(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // it ended while we looked
  }
}
