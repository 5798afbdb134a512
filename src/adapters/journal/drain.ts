import type pg from 'pg'
import type { Desk } from '../../core/desk.ts'
import type { Inbox, InboxRow, Job, Outcome } from '../../core/ports.ts'
import type { Suppression } from '../../core/suppress.ts'
import { makeDesk } from './desk.ts'
import { hear, hearAccounts } from './heard.ts'
import { NothingOpened } from './incidents.ts'
import { Taken } from './places.ts'
import { type Client, type Log, mayRetry, storeIsAway, transaction } from './pool.ts'
import { tally } from './tallies.ts'

/** Hands jobs over in the sender's own transaction. */
export type Send = (client: Client, jobs: readonly Job[]) => Promise<void>
type Read = Parameters<Inbox['drain']>[0]
const states = { read: 1, 'not-understood': 2, failed: 3 } as const
const chunk = 25
/** Milliseconds until a chunk is committed, whatever is left of it. */
const longest = 150

/** Reads what arrived, a few events to a transaction. `left` is told how many still wait after each. */
export function makeDrain(options: {
  pool: pg.Pool
  now: () => number
  send: Send
  log: Log
  left: (events: number) => void
}): Inbox['drain'] {
  const { pool, now, send, log, left } = options

  async function drainOnce(read: Read, size: number): Promise<number> {
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
        await send(client, jobs)
        const kept = client.query(
          `update inbox set state = e.state, note = e.note, became = e.became
           from unnest($1::text[], $2::smallint[], $3::text[], $4::text[]) as e(id, state, note, became) where inbox.id = e.id`,
          [0, 1, 2, 3].map((at) => ends.map((one) => one[at])),
        )
        // No incident changed, but whoever watches wants to see it all the same.
        const isStrange = Boolean(sums['not-understood'] || sums.failed)
        const said = isStrange && client.query(`select pg_notify('hikeshi_changed', '')`)
        const noted = [hearAccounts(client, heard), hear(client, places)]
        const [waiting] = await Promise.all([tally(client, sums), kept, said, ...noted])
        left(waiting)
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

  return async (read) => {
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
  }
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
