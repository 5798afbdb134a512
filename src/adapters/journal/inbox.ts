import type pg from 'pg'
import { hash } from '../../core/hash.ts'
import type { Inbox, Stored } from '../../core/ports.ts'
import { makeDrain, type Send } from './drain.ts'
import { type Client, type Log, StoreSilent, transaction } from './pool.ts'
import { readCounts, tally } from './tallies.ts'

type Arrival = Parameters<Inbox['put']>[0]
interface Waiting {
  readonly event: Arrival
  readonly resolve: (stored: Stored) => void
  readonly reject: (error: unknown) => void
}
const batch = 500
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
    drain: makeDrain({
      pool,
      now,
      send,
      log,
      left: (events) => {
        backlog = events
      },
    }),
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
      const counts = await readCounts(pool)
      backlog = counts.waiting
      return counts
    },
  }
}
