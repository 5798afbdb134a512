import type pg from 'pg'
import type { Desk } from '../../core/desk.ts'
import { hash } from '../../core/hash.ts'
import type { Counts, Inbox, InboxRow, Job, Outcome, Stored } from '../../core/ports.ts'
import type { Suppression } from '../../core/suppress.ts'
import { makeDesk } from './desk.ts'
import { hear } from './heard.ts'
import { NothingOpened } from './incidents.ts'
import { Taken } from './places.ts'
import {
  type Client,
  hot,
  type Log,
  mayRetry,
  StoreSilent,
  storeIsAway,
  transaction,
} from './pool.ts'

type Arrival = Parameters<Inbox['put']>[0]
interface Waiting {
  readonly event: Arrival
  readonly resolve: (stored: Stored) => void
  readonly reject: (error: unknown) => void
}
type Send = (client: Client, jobs: readonly Job[]) => Promise<void>
const states = { read: 1, 'not-understood': 2, failed: 3 } as const
const batch = 500
const chunk = 25
/** Milliseconds until a chunk is committed, whatever is left of it. */
const longest = 150
/** Milliseconds until a sender is told to come again: EventBridge hangs up after 5 s. What is stored all the same is then a duplicate. */
const mostForSender = 3_500

export function makeInbox(options: {
  pool: pg.Pool
  limit: number
  now: () => number
  send: Send
  log: Log
}): Inbox {
  const { pool, limit, now, send, log } = options
  const waiting = new Set<Waiting>()
  let flushing = false
  let backlog = 0

  /** Group commit: what arrives while one transaction commits shares the next one. */
  async function flush(): Promise<void> {
    if (flushing) return
    flushing = true
    while (waiting.size > 0) {
      const group = [...waiting.values().take(batch)]
      for (const one of group) waiting.delete(one)
      try {
        const fresh = await transaction(pool, (client) =>
          store(
            client,
            group.map(({ event }) => event),
          ),
        )
        for (const { event, resolve } of group)
          resolve(fresh.delete(event.id) ? 'stored' : 'duplicate')
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    flushing = false
  }

  async function store(client: Client, events: readonly Arrival[]): Promise<Set<string>> {
    const { rows } = await client.query<{ id: string }>(
      `insert into inbox (id, source, detail_type, body, urgent, trace)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[]) on conflict (id) do nothing returning id`,
      [
        events.map((e) => e.id),
        events.map((e) => e.source),
        events.map((e) => e.detailType),
        events.map((e) => e.body),
        events.map((e) => e.urgent ?? false),
        events.map((e) => e.trace ?? null),
      ],
    )
    if (rows.length > 0) {
      await send(client, [{ queue: 'read' }])
      backlog = await tally(client, { received: rows.length })
    }
    return new Set(rows.map(({ id }) => id))
  }

  async function drainOnce(read: Parameters<Inbox['drain']>[0], size: number): Promise<number> {
    return transaction(pool, async (client) => {
      const { rows } = await client.query<InboxRow & { urgent: boolean }>(
        `select id, body, drill, urgent, trace, received_at as "receivedAt" from inbox where state = 0 order by urgent desc, number limit $1
         for update skip locked`,
        [size],
      )
      const jobs: Job[] = []
      // What is hidden is the same for all that share a transaction.
      let rules: Suppression[] | undefined
      const deskOf = (asking: Client, patient: boolean): Desk => {
        const { suppressions, ...desk } = makeDesk(asking, now, jobs, patient)
        const active = async (at: string) => (rules ??= await suppressions.active(at))
        return { ...desk, suppressions: { ...suppressions, active } }
      }
      const ends: [id: string, state: number, note: string | null, became: string | null][] = []
      const sums: Record<string, number> = {}
      const heard = new Map<string, string>()
      const places: Parameters<typeof hear>[1][number][] = []
      let done = 0
      const until = performance.now() + longest
      // What is critical waits for nothing that is not.
      const turn = rows[0]?.urgent ? rows.filter(({ urgent }) => urgent) : rows
      // What another replica is at is left for later; only who has nothing else, and so holds nothing, waits for it.
      for (const [i, row] of [...turn, ...turn.slice(0, 1)].entries()) {
        const patient = i === turn.length
        // Nobody waits long for a commit.
        if (done > 0 && (patient || performance.now() > until)) break
        const result = await readOne(client, row, jobs, (one, asking) =>
          read(one, deskOf(asking, patient)),
        )
        if (result === undefined) continue
        done += 1
        const { outcome, note, from } = result
        if (from) places.push({ ...from, at: new Date(row.receivedAt).toISOString() })
        const became = outcome === 'read' ? result.as : undefined
        for (const sum of became === undefined ? [outcome] : [outcome, became])
          sums[sum] = (sums[sum] ?? 0) + 1
        if (outcome === 'read') {
          if (result.hidden) sums.hidden = (sums.hidden ?? 0) + result.hidden
          if (result.idle) sums.idle = (sums.idle ?? 0) + result.idle
          sums.findings = (sums.findings ?? 0) + result.findings
          if (result.account) heard.set(result.account, new Date(row.receivedAt).toISOString())
        }
        ends.push([row.id, states[outcome], note ?? null, became ?? null])
      }
      if (rows.length > 0) {
        await client.query(
          `update inbox set state = e.state, note = e.note, became = e.became
           from unnest($1::text[], $2::smallint[], $3::text[], $4::text[]) as e(id, state, note, became) where inbox.id = e.id`,
          [0, 1, 2, 3].map((at) => ends.map((one) => one[at])),
        )
        await send(client, jobs)
        // No incident changed, but whoever watches wants to see it all the same.
        if (sums['not-understood'] || sums.failed)
          await client.query(`select pg_notify('hikeshi_changed', '')`)
        await remember(client, heard)
        await hear(client, places)
        backlog = await tally(client, sums)
      }
      return done
    })
  }

  /** Undefined if it had to wait for another replica, and may not. */
  async function readOne(
    client: Client,
    row: InboxRow,
    jobs: Job[],
    read: (row: InboxRow, asking: Client) => Promise<Outcome>,
  ): Promise<Outcome | undefined> {
    const mark = jobs.length
    const { asking, back } = marking(client)
    try {
      return await read(row, asking)
    } catch (error) {
      // Of a full disk, say, the event knows nothing: it waits until there is room.
      if (mayRetry(error) || storeIsAway(error) || !(error instanceof Error)) throw error
      if (!(error instanceof NothingOpened || error instanceof Taken))
        log('error', 'an event could not be read', { id: row.id, error: error.stack })
      await back()
      jobs.splice(mark)
      if (error instanceof Taken) return undefined
      return { outcome: 'failed', note: error.message.slice(0, 500) }
    }
  }

  return {
    put: (arrival) => {
      // Some senders reuse an envelope's id: the same event again is a duplicate, another one under its id is not lost.
      const event = { ...arrival, id: `${arrival.id}/${hash(arrival.body).slice(0, 16)}` }
      if (backlog + waiting.size >= limit) return Promise.resolve('full')
      return new Promise((settle, fail) => {
        const late = setTimeout(() => {
          waiting.delete(one)
          fail(new StoreSilent('the store did not take the event in time'))
        }, mostForSender)
        const one: Waiting = {
          event,
          resolve: (stored) => {
            clearTimeout(late)
            settle(stored)
          },
          reject: (error) => {
            clearTimeout(late)
            fail(error)
          },
        }
        waiting.add(one)
        void flush()
      })
    },
    drain: async (read) => {
      let total = 0
      for (let size = chunk; ; ) {
        try {
          const count = await drainOnce(read, size)
          total += count
          if (count === 0) return total
          size = chunk
        } catch (error) {
          // Two replicas locked incidents in opposite orders: one event at a time cannot.
          if (!mayRetry(error)) throw error
          size = 1
        }
      }
    },
    strangers: async (most) => {
      const { rows } = await pool.query(
        `select source, detail_type as "detailType", count(*)::int as count, max(received_at)::text as last,
           (array_agg(left(body, 4000) order by number desc))[1] as sample
         from (select * from inbox where state = 2 order by number desc limit 1000) as strange
         group by source, detail_type order by max(number) desc limit $1`,
        [most],
      )
      return rows as Awaited<ReturnType<Inbox['strangers']>>
    },
    counts: async () => {
      const { rows } = await pool.query<{ name: string; n: string }>('select name, n from tallies')
      const counts = countsOf((name) => Number(rows.find((row) => row.name === name)?.n ?? 0))
      backlog = counts.waiting
      return counts
    },
  }
}

/** Events by what became of them, off the tallies. */
export function countsOf(of: (name: string) => number): Counts {
  const [received, read, notUnderstood, failed] = [
    of('received'),
    of('read'),
    of('not-understood'),
    of('failed'),
  ]
  return {
    received,
    read,
    opened: of('opened'),
    folded: of('folded'),
    suppressed: of('suppressed'),
    notUnderstood,
    failed,
    waiting: received - read - notUnderstood - failed,
  }
}

/** In the order of their ids, so that two replicas never wait for each other. */
async function remember(client: Client, heard: ReadonlyMap<string, string>): Promise<void> {
  if (heard.size === 0) return
  const accounts = [...heard.keys()].sort()
  await client.query(
    `insert into accounts select * from unnest($1::text[], $2::text[])
     on conflict (account) do update set last_at = greatest(accounts.last_at, excluded.last_at)`,
    [accounts, accounts.map((account) => heard.get(account))],
  )
}

/** Adds to the counters and answers how many events wait to be read. Last in its transaction, so that the rows are locked shortly. */
async function tally(client: Client, sums: Record<string, number>): Promise<number> {
  const names = Object.keys(sums).sort()
  // Locked in one order, so that two that count never wait for each other.
  const { rows } = await client.query<{ waiting: string }>(
    hot(
      `with held as (select name from tallies where name = any($1) order by name for update),
       counted as (
         update tallies set n = tallies.n + s.n from unnest($1::text[], $2::bigint[]) as s(name, n), held
         where tallies.name = s.name and held.name = s.name returning tallies.name, tallies.n
       ),
       now as (select name, n from counted
         union all select name, n from tallies where name not in (select name from counted))
     select sum(case name when 'received' then n else -n end) as waiting from now
     where name in ('received', 'read', 'not-understood', 'failed')`,
      [names, names.map((name) => sums[name])],
    ),
  )
  return Number(rows[0]?.waiting ?? 0)
}

/** Remembers where to go back to before the first statement: an event that asks nothing of the store costs nothing there. */
function marking(client: Client): { asking: Client; back: () => Promise<unknown> } {
  let mark: Promise<unknown> | undefined
  const ask = Reflect.get(client, 'query') as (...args: unknown[]) => unknown
  const query = (...args: unknown[]): unknown => {
    // Statements of a connection are carried out in the order in which they are handed over.
    mark ??= client.query('savepoint event').catch((lost: unknown) => lost)
    return Reflect.apply(ask, client, args)
  }
  const asking = Object.create(client, { query: { value: query } }) as Client
  return { asking, back: async () => mark && client.query('rollback to savepoint event') }
}
