import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import { clear, startBot, until } from '../support/bot.ts'
import { denied } from '../support/storm.ts'
import { atRate, key } from './load.ts'
import { startSink } from './sink.ts'

/**
 * From an event to the call that shows it, with ever more open incidents in the store. Slack is a server that takes everything
 * at once, and the events spread over so many channels that neither its pace nor a storm holds one up: what is measured is us.
 * Figures are for this machine and this run; the ratio is the result.
 */
const [rate, seconds, channels] = [
  Number(process.env.RATE ?? 50),
  Number(process.env.SECONDS ?? 20),
  200,
]
const sizes = (process.env.SIZES ?? '100,10000,100000').split(',').map(Number)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const sent = new Map<string, number>()
const sink = await startSink(channels)
const { called, account } = sink
const settings = await mkdtemp(join(tmpdir(), 'hikeshi-bench-'))
const config = join(settings, 'hikeshi.yaml')
await writeFile(config, sink.yaml)
const bot = await startBot({
  env: {
    HIKESHI_INGEST_KEYS: key,
    HIKESHI_CONFIG: config,
    LOG_LEVEL: 'warn',
    ...sink.env,
  },
})
const login = await connectEmbedded(bot.data)
const sql = new pg.Client(login)
await sql.connect()
// Only the server's owner may ask it to bring everything to the disk.
const owner = new pg.Client({ ...login, user: 'postgres', database: 'postgres' })
await owner.connect()

/** So many events at the rate, each an incident of its own: milliseconds from the request to the call that posts its card, and to the answer. */
async function measure(round: number, count: number) {
  const name = (n: number) => `bench-${round}-${n}`
  const { ok, p50, p99 } = await atRate(`${bot.url}/events`, rate, count / rate, (n) => {
    sent.set(name(n), performance.now())
    return JSON.stringify(denied(round * 1_000_000 + n, name(n), account(n)))
  })
  const all = Array.from({ length: ok }, (_, n) => name(n))
  await until(() => all.every((one) => called.has(one)) || undefined, 120_000)
  const times = all.map((one) => (called.get(one) ?? 0) - (sent.get(one) ?? 0))
  return { times: times.sort((a, b) => a - b), answer: { p50, p99 } }
}

/** More of the incident that came first, a day older: as its event left it in every table, under ids of their own. */
async function fill(to: number): Promise<void> {
  const { rows } = await sql.query<{ n: string }>('select count(*) as n from incidents')
  const more = to - Number(rows[0]?.n)
  if (more <= 0) return
  await sql.query(
    `create temp table fresh as select nextval('incident_numbers') as number from generate_series(1, ${more})`,
  )
  const base = `(select * from incidents order by number limit 1) b`
  for (const insert of [
    `inbox (id, source, detail_type, body, received_at, state, became, note)
       select e.id || '/' || f.number, e.source, e.detail_type, e.body, e.received_at - interval '1 day', 1, 'opened', 'inc-' || f.number
       from fresh f, (select * from inbox where state = 1 order by number limit 1) e`,
    `incidents (number, id, key, severity, drill, shape, state)
       select f.number, 'inc-' || f.number, b.key || '/' || f.number, b.severity, b.drill, b.shape, replace(b.state, '"' || b.id || '"', '"inc-' || f.number || '"') from fresh f, ${base}`,
    `records select 'incident/inc-' || f.number, r.version, r.at, r.event, r.previous, r.hash from fresh f, ${base} join records r on r.stream = 'incident/' || b.id`,
    `heads select 'incident/inc-' || f.number, h.version, h.hash from fresh f, ${base} join heads h on h.stream = 'incident/' || b.id`,
    `cards (incident, channel, severity, wanted, shown, ts, rank, born) select 'inc-' || f.number, 'C' || f.number % ${channels}, c.severity, c.wanted, c.wanted, 't', c.rank, c.born - 86400000 from fresh f, ${base} join cards c on c.incident = b.id`,
    `arrivals (incident, n, told, severity, actor, type, account) select 'inc-' || f.number, a.n, 1, a.severity, a.actor, a.type, a.account from fresh f, ${base} join arrivals a on a.incident = b.id`,
    `places (handle, incident, first_at, last_at) select p.handle || '/' || f.number, 'inc-' || f.number, p.first_at, p.last_at from fresh f, ${base} join places p on p.incident = b.id`,
    `sightings (day, account, incident, sighting, seen, n) select s.day, s.account, 'inc-' || f.number, s.sighting, s.seen, s.n from fresh f, ${base} join sightings s on s.incident = b.id`,
  ])
    await sql.query(`insert into ${insert}`)
  await sql.query('drop table fresh')
  await sql.query('vacuum analyze')
  // What was just filled in has yet to reach the disk; a store that grew in months has that behind it.
  await owner.query('checkpoint')
}

const medians: number[] = []
const answers: number[] = []
await measure(0, 2 * rate)
for (const [i, size] of sizes.entries()) {
  await fill(size)
  const { times, answer } = await measure(i + 1, rate * seconds)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  medians.push(at(0.5))
  answers.push(answer.p50)
  say(
    `${String(size).padStart(7)} events and open incidents, ${rate} events/s  answer  p50 ${answer.p50.toFixed(1)} ms  p99 ${answer.p99.toFixed(0)} ms  event to Slack call  p50 ${at(0.5).toFixed(0)} ms  p99 ${at(0.99).toFixed(0)} ms  (${times.length} cards)`,
  )
}
for (const [what, all] of Object.entries({ answer: answers, 'event to Slack call': medians }))
  say(
    `growth of the median, ${what}: ${all.map((one) => (one / (all[0] ?? 1)).toFixed(2)).join(', ')} (aim: at most 1.2)`,
  )
await sql.end()
await owner.end()
await bot.stop()
sink.stop()
await clear(bot.data)
await rm(settings, { recursive: true })
