import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { verify } from '../../src/adapters/journal/audit.ts'
import { startEmbedded } from '../../src/adapters/journal/embedded.ts'
import { socketFile } from '../../src/adapters/journal/embedded-cluster.ts'
import { type Bot, startBot, until } from '../support/bot.ts'
import type { Namespace } from '../support/namespace.ts'
import { denied } from '../support/storm.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { key, post } from './load.ts'
import { startSink } from './sink.ts'

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Several replicas over one PostgreSQL and one Slack, under a load of which nothing may be lost or doubled. */
export async function startFleet(options: {
  readonly replicas: number
  readonly channels?: number
  readonly env?: Record<string, string>
  /** The folder of the database, where it is not to be a new one. */
  readonly data?: string
  /** Where the first replica runs, with cables of its own. */
  readonly apart?: Namespace | undefined
  /** The checkout that they are started from, where it is not this one. */
  readonly root?: string
}) {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-fleet-'))
  let data = options.data ?? (await mkdtemp(join(tmpdir(), 'hikeshi-store-')))
  let database = await startEmbedded(data, () => {})
  const socketOf = () => join(String(database.config.host), socketFile)
  const sink = await startSink(options.channels ?? 200, options.apart && '0.0.0.0')
  const config = join(folder, 'hikeshi.yaml')
  await writeFile(config, sink.yaml)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 512 })
  const { user, password, database: name } = database.config
  /** A pool of our own, past the proxies. */
  let sql = new pg.Pool({ ...database.config, max: 2 })
  sql.on('error', () => {})

  const replicas = await Promise.all(
    Array.from({ length: options.replicas }, async (_, i) => {
      const apart = i === 0 ? options.apart : undefined
      const host = apart?.store ?? '127.0.0.1'
      const proxy = await startTcpProxy(socketOf(), host)
      const url = `postgresql://${user}:${String(password)}@${host}:${proxy.port}/${name}`
      const start = async (env: Record<string, string> = {}, root?: string): Promise<Bot> =>
        startBot({
          data: await mkdtemp(join(folder, 'bot-')),
          ...(root && { root }),
          ...(apart && { via: apart.via }),
          env: {
            DATABASE_URL: url,
            HIKESHI_INGEST_KEYS: key,
            HIKESHI_CONFIG: config,
            HIKESHI_BACKLOG_LIMIT: '1000000',
            LOG_LEVEL: 'silent',
            ...sink.env,
            ...(apart && {
              HOST: apart.inside,
              SLACK_API_URL: sink.env.SLACK_API_URL.replace('127.0.0.1', apart.outside),
            }),
            ...options.env,
            ...env,
          },
        })
      const replica = { proxy, start, bot: undefined as Bot | undefined }
      return replica
    }),
  )
  for (const replica of replicas) replica.bot = await replica.start({}, options.root)

  const sent = new Map<string, number>()
  const ids = new Set<string>()
  /** The first of them, to be delivered again. */
  const bodies: string[] = []
  const answers: number[] = []
  let again = 0
  let turn = 0
  /** As EventBridge and a load balancer would: another replica, and again, until it is accepted. */
  async function deliver(body: string): Promise<void> {
    for (let tries = 0; tries < 2_400; tries++) {
      const { bot } = replicas[turn++ % replicas.length] ?? {}
      const took =
        bot && bot.child.exitCode === null
          ? await post(agent, `${bot.url}/events`, body)
          : undefined
      if (took !== undefined) {
        answers.push(took)
        return
      }
      again += 1
      await pause(100)
    }
    throw new Error('an event was not accepted in four minutes')
  }

  return {
    sink,
    replicas,
    sent,
    bodies,
    get data() {
      return data
    },
    sql: (text: string) => sql.query<Record<string, string>>(text),
    deliver,
    /** Events at a rate; every `fresh`th opens an incident, the others belong to the one before. Resolves when all are accepted. */
    load: async (round: number, rate: number, seconds: number, fresh = 1): Promise<void> => {
      const begun = performance.now()
      const under: Promise<void>[] = []
      for (let i = 0; i < rate * seconds; i++) {
        const due = begun + (i * 1_000) / rate
        while (performance.now() < due) await pause(Math.max(0, due - performance.now()))
        const actor = `bench-${round}-${i - (i % fresh)}`
        const n = round * 10_000_000 + i
        if (!sent.has(actor)) sent.set(actor, performance.now())
        ids.add(`denied-${n}`)
        const body = JSON.stringify(denied(n, actor, sink.account(i - (i % fresh))))
        if (bodies.length < 1_000) bodies.push(body)
        under.push(deliver(body))
      }
      await Promise.all(under)
    },
    /** Until every event is read and every card posted; answers how many seconds that took. */
    settle: async (ms = 240_000): Promise<number> => {
      const begun = performance.now()
      await until(async () => {
        const { rows } = await sql
          .query<{ left: string }>(
            `select (select count(*) from inbox where state = 0) + (select count(*) from cards where wanted > shown and not folded) as left`,
          )
          .catch(() => ({ rows: [{ left: '1' }] }))
        if (rows[0]?.left !== '0') {
          await pause(250)
          return undefined
        }
        return true
      }, ms)
      return (performance.now() - begun) / 1_000
    },
    /** Another server with the same data, as after a fail-over; the replicas are led there. */
    failOver: async (copy: (from: string) => Promise<string>): Promise<void> => {
      await sql.end()
      await database.stop()
      const before = data
      data = await copy(before)
      await rm(before, { recursive: true, force: true })
      database = await startEmbedded(data, () => {})
      sql = new pg.Pool({ ...database.config, max: 2 })
      sql.on('error', () => {})
      for (const { proxy } of replicas) proxy.lead(socketOf())
    },
    /** Counts from the accepted ids to the incidents and to Slack; what does not add up is said and makes the run fail. */
    check: async (): Promise<boolean> => {
      const one = async (text: string, values: unknown[] = []) =>
        Number((await sql.query<{ n: string }>(text, values)).rows[0]?.n)
      const read = await one(
        `select count(distinct split_part(id, '/', 1)) as n from inbox where state = 1 and split_part(id, '/', 1) = any($1)`,
        [[...ids]],
      )
      const incidents = await one(
        `select count(*) as n from incidents where state is not null and key ~ 'bench-' or state like '%bench-%'`,
      )
      const arrived = await one(`select coalesce(sum(n), 0) as n from arrivals`)
      const { bad, records } = await verify(sql)
      const shown = [...sent.keys()].filter((actor) => sink.called.has(actor)).length
      const folded = await one(`select count(*) as n from arrivals where told = 0`)
      const twice = [...sink.posts.values()].filter((n) => n > 1).length
      const faults = [
        ...(read === ids.size
          ? []
          : [`${ids.size - read} of ${ids.size} accepted events were not read`]),
        ...(incidents === sent.size ? [] : [`${incidents} incidents, expected ${sent.size}`]),
        ...(arrived === ids.size ? [] : [`${arrived} findings counted, expected ${ids.size}`]),
        ...(shown + folded >= sent.size
          ? []
          : [`${sent.size - shown - folded} cards never came to Slack`]),
        ...(twice === 0 ? [] : [`${twice} cards were posted twice`]),
        ...(bad.length === 0 ? [] : [`${bad.length} streams of the journal are broken`]),
      ]
      answers.sort((a, b) => a - b)
      const waits = [...sent].flatMap(([actor, from]) => {
        const at = sink.called.get(actor)
        return at === undefined ? [] : [at - from]
      })
      waits.sort((a, b) => a - b)
      const at = (of: readonly number[], share: number) =>
        (of[Math.min(of.length - 1, Math.floor(of.length * share))] ?? Number.NaN).toFixed(0)
      say(
        `accepted          ${ids.size} events (${again} tries were repeated), all read; ${incidents} incidents`,
      )
      say(`answer            p50 ${at(answers, 0.5)} ms  p99 ${at(answers, 0.99)} ms`)
      say(
        `event to Slack    p50 ${at(waits, 0.5)} ms  p99 ${at(waits, 0.99)} ms (${shown} cards, ${folded} told in digests, ${twice} posted twice)`,
      )
      say(`journal           ${records} records, ${bad.length === 0 ? 'whole' : 'BROKEN'}`)
      for (const fault of faults) say(`FAULT             ${fault}`)
      say(faults.length === 0 ? 'nothing lost, nothing doubled' : 'FAILED')
      return faults.length === 0
    },
    memory: () => Promise.all(replicas.map(({ bot }) => resident(bot?.child.pid ?? 0))),
    stop: async (): Promise<void> => {
      for (const { bot, proxy } of replicas) {
        proxy.silence(false)
        if (bot && bot.child.exitCode === null) await bot.stop()
        proxy.stop()
      }
      agent.destroy()
      sink.stop()
      await sql.end()
      await database.stop()
      if (options.data === undefined) await rm(data, { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Fleet = Awaited<ReturnType<typeof startFleet>>

/** Resident set, MB; 0: it does not run. */
const resident = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
