import pg from 'pg'
import type { Anchors } from '../../core/anchor.ts'
import type { AuditPage, AuditQuery } from '../../core/audit.ts'
import type { Suppressions } from '../../core/desk.ts'
import type { Exports } from '../../core/exports.ts'
import type { Sessions } from '../../core/login.ts'
import type { Measures } from '../../core/measures.ts'
import type { Passkeys } from '../../core/passkey.ts'
import type {
  Alone,
  Cards,
  Inbox,
  Job,
  Jobs,
  Journal,
  Rehearsals,
  Scans,
  Sealed,
  Worlds,
} from '../../core/ports.ts'
import type { Privacy } from '../../core/privacy.ts'
import type { Status } from '../../core/status.ts'
import type { Traces } from '../../core/trail.ts'
import type { Ears, Upkeep } from '../../core/upkeep.ts'
import type { AuditReport } from '../../kit/app.ts'
import { makeAlone } from './alone.ts'
import { makeAnchors } from './anchors.ts'
import { exportRecords, verify } from './audit.ts'
import { searchRecords } from './audit-search.ts'
import { makeCards } from './cards.ts'
import { together } from './desk.ts'
import { makePrivacy } from './erase.ts'
import { makeExports } from './exports.ts'
import { makeEars } from './heard.ts'
import { makeInbox } from './inbox.ts'
import { changeIncident, listIncidents, NothingOpened, readIncident } from './incidents.ts'
import { makeJobs, type Workers } from './jobs.ts'
import { readMeasures } from './measures.ts'
import { migrate } from './migrate.ts'
import { makePasskeys } from './passkeys.ts'
import { forget } from './places.ts'
import { type Log, makePool, mayRetry, noHurry, patience, transaction } from './pool.ts'
import { makeRehearsals } from './rehearsals.ts'
import { makeScans } from './scans.ts'
import { makeSealed } from './sealed.ts'
import { makeSessions } from './sessions.ts'
import { readStatus } from './status.ts'
import { append, lockHead, readStream } from './streams.ts'
import { forgetSightings, makeSuppressions } from './suppressions.ts'
import { startSweep } from './sweep.ts'
import { forgetTraces, makeTraces } from './traces.ts'
import { makeUpkeep } from './upkeep.ts'
import { makeWorlds } from './worlds.ts'

export interface Store {
  readonly journal: Journal
  /** Read alone: whoever makes or lifts a rule does so at a desk. */
  readonly suppressions: Pick<Suppressions, 'all' | 'get' | 'preview'>
  readonly inbox: Inbox
  readonly rehearsals: Rehearsals
  readonly cards: Cards
  readonly status: () => Promise<Status>
  readonly measures: (days: number) => Promise<Measures>
  readonly worlds: Worlds
  readonly alone: Alone
  readonly jobs: Jobs
  readonly scans: Scans
  readonly ears: Ears
  readonly upkeep: Upkeep
  readonly privacy: Privacy
  readonly passkeys: Passkeys
  readonly sessions: Sessions
  readonly sealed: Sealed
  readonly traces: Traces
  readonly anchors: Anchors
  readonly exports: Exports
  readonly audit: {
    readonly verify: () => Promise<AuditReport>
    readonly search: (query: AuditQuery) => Promise<AuditPage>
    readonly export: (write: (line: string) => void) => Promise<number>
  }
  /** Starts taking jobs; before it, a store only answers. */
  readonly work: (workers: Workers) => Promise<void>
  /** Told the id of each incident that any replica changes. */
  readonly listen: (listener: (incident: string) => void) => Promise<() => Promise<void>>
  readonly ping: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function openStore(options: {
  config: pg.PoolConfig
  backlogLimit: number
  now: () => number
  log: Log
}): Promise<Store> {
  const { config, now, log } = options
  const unhurried = makePool({ ...config, ...noHurry, max: 1 }, log)
  const applied = await migrate(unhurried)
  await unhurried.end()
  const pool = makePool(config, log)
  if (applied > 0) log('info', 'the schema was brought up to date', { migrations: applied })
  const boss = await makeJobs(config, log)
  const locks = makeAlone(config, log)
  const stops: (() => void | Promise<void>)[] = []

  const change: Journal['change'] = async (ref, decide) => {
    for (let attempt = 1; ; attempt++) {
      let answer: Awaited<ReturnType<typeof decide>> | undefined
      try {
        return await transaction(pool, async (client) => {
          const jobs: Job[] = []
          const result = await changeIncident(client, ref, now, jobs, (incident, id) => {
            answer = decide(incident, id)
            return answer
          })
          await boss.sendIn(client, jobs)
          return result
        })
      } catch (error) {
        if (error instanceof NothingOpened && answer !== undefined && 'answer' in answer)
          return answer
        if (!mayRetry(error) || attempt >= 5) throw error
      }
    }
  }

  return {
    journal: {
      change,
      together: (work) => together(pool, now, boss.sendIn, work),
      incident: (id) => readIncident(pool, id),
      incidents: (query) => listIncidents(pool, query),
      records: (stream) => readStream(pool, stream),
      note: (stream, event) =>
        transaction(pool, async (client) => {
          await append(
            client,
            stream,
            await lockHead(client, stream),
            [event],
            new Date(now()).toISOString(),
          )
        }),
    },
    suppressions: makeSuppressions(pool),
    inbox: makeInbox({ pool, limit: options.backlogLimit, now, send: boss.sendIn, log }),
    cards: makeCards(pool, locks.alone),
    status: () => readStatus(pool, now()),
    measures: (days) => readMeasures(pool, days, now()),
    worlds: makeWorlds(pool),
    alone: locks.alone,
    rehearsals: makeRehearsals({ pool, now, send: boss.sendIn }),
    jobs: boss.jobs,
    scans: makeScans(pool),
    ears: makeEars(pool),
    upkeep: makeUpkeep(pool, boss.sendIn),
    privacy: makePrivacy(pool, now),
    passkeys: makePasskeys(pool, now),
    sessions: makeSessions(pool, now),
    sealed: makeSealed(pool),
    traces: makeTraces(pool),
    audit: {
      verify: () => verify(pool),
      search: (query) => searchRecords(pool, query),
      export: (write) => exportRecords(pool, write),
    },
    anchors: makeAnchors(pool, now),
    exports: makeExports(pool),
    work: async (workers) => {
      const sweep = startSweep(pool, boss.jobs, 3, log)
      const forgetting = setInterval(() => {
        Promise.all([forget(pool), forgetSightings(pool), forgetTraces(pool)]).catch(
          (error: unknown) =>
            log('warn', 'old traces could not be removed', { error: String(error) }),
        )
      }, 3_600_000)
      forgetting.unref()
      stops.push(sweep.stop, () => clearInterval(forgetting))
      await boss.work(workers, sweep.all)
    },
    listen: (listener) => listen(config, listener, log),
    ping: async () => {
      const quick = { text: 'select 1', query_timeout: 4_000 }
      await pool.query(quick)
    },
    stop: async () => {
      for (const stop of stops) await stop()
      await boss.stop()
      await locks.stop()
      await pool.end()
    },
  }
}

/** LISTEN on a connection of its own; comes back by itself when the database does. */
async function listen(
  config: pg.PoolConfig,
  listener: (incident: string) => void,
  log: Log,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      ...patience,
      ...config,
      application_name: 'hikeshi-listen',
    })
    client = fresh
    fresh.on('notification', ({ payload }) => listener(payload ?? ''))
    fresh.on('error', (error) =>
      log('warn', 'the listening connection was lost', { error: error.message }),
    )
    fresh.once('end', again)
    await fresh.connect()
    await fresh.query('listen hikeshi_changed')
  }
  function again(): void {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      connect().catch(again)
    }, 500)
    timer.unref()
  }
  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}
