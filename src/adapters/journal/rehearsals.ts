import type pg from 'pg'
import { severities } from '../../core/finding.ts'
import type { Incident } from '../../core/incident.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Arrival, Job, RehearsalAppend, Rehearsals } from '../../core/ports.ts'
import { isOpen, type Rehearsal } from '../../core/rehearsal.ts'
import { type Client, transaction } from './pool.ts'
import { append, lockHead } from './streams.ts'

export function makeRehearsals(options: {
  pool: pg.Pool
  now: () => number
  send: (client: Client, jobs: readonly Job[]) => Promise<void>
}): Rehearsals {
  const { pool, now, send } = options
  const readOne = async (client: Pick<Client, 'query'>, where: string, values: unknown[]) => {
    const { rows } = await client.query<{ state: string }>(
      `select state from rehearsals where ${where}`,
      values,
    )
    return rows[0] && (JSON.parse(rows[0].state) as Rehearsal)
  }
  const open = (): Promise<Rehearsal | undefined> => readOne(pool, 'open', [])

  async function write(client: Client, id: string, made: RehearsalAppend): Promise<void> {
    const stream = `drill/${id}`
    const { events, next, arrivals, jobs, due } = made
    const { rowCount } = await client.query(
      `insert into rehearsals (id, open, state) values ($1, $2, $3)
       on conflict (id) do update set open = excluded.open, state = excluded.state`,
      [id, isOpen(next), JSON.stringify(next)],
    )
    if (rowCount !== 1) throw new Error(`The rehearsal ${id} was not kept`)
    const at = new Date(now()).toISOString()
    await append(
      client,
      stream,
      await lockHead(client, stream),
      events as readonly unknown[] as readonly JsonObject[],
      at,
    )
    await client.query('delete from due where incident = $1', [id])
    if (due !== undefined)
      await client.query(`insert into due values ($1, '', 'rehearse', $2)`, [id, due])
    const read: Job[] = arrivals.length > 0 ? [{ queue: 'read' }] : []
    await send(client, [...jobs, ...read])
    await arrive(client, arrivals)
    await client.query(`select pg_notify('hikeshi_changed', '')`)
  }

  return {
    change: async (id, decide) => {
      try {
        return await transaction(pool, async (client) => {
          await lockHead(client, `drill/${id}`)
          const made = decide(await readOne(client, 'id = $1', [id]))
          if ('answer' in made) return made
          await write(client, id, made)
          return made.next
        })
      } catch (error) {
        if (!isTaken(error)) throw error
        return { busy: (await open())?.id ?? id }
      }
    },
    rehearsal: (id) => readOne(pool, 'id = $1', [id]),
    open,
    rehearsals: async (limit) => {
      const { rows } = await pool.query<{ state: string }>(
        'select state from rehearsals order by number desc limit $1',
        [limit],
      )
      return rows.map(({ state }) => JSON.parse(state) as Rehearsal)
    },
    incidents: (id) => states(pool, 'rehearsal = $1 order by number', [id]),
    urgent: async (since) => {
      const critical = severities.indexOf('critical')
      const found = await states(
        pool,
        `severity = ${critical} and not drill order by number desc limit 50`,
        [],
      )
      return found.find(({ finding, openedAt }) => !finding.sample && openedAt >= since)
    },
  }
}

/** Beside the front door, where what is too much is turned away: this is little, and decided already. The tally is locked last. */
async function arrive(client: Client, arrivals: readonly Arrival[]): Promise<void> {
  for (const { id, source, detailType, body, drill } of arrivals)
    await client.query(
      'insert into inbox (id, source, detail_type, body, drill) values ($1, $2, $3, $4, $5)',
      [id, source, detailType, body, drill],
    )
  if (arrivals.length > 0)
    await client.query(`update tallies set n = n + $1 where name = 'received'`, [arrivals.length])
}

async function states(pool: pg.Pool, where: string, values: unknown[]): Promise<Incident[]> {
  const { rows } = await pool.query<{ state: string | null }>(
    `select state from incidents where ${where}`,
    values,
  )
  return rows.flatMap(({ state }) => (state === null ? [] : [JSON.parse(state) as Incident]))
}

/** The unique index on open rehearsals: another one is. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'rehearsals_open'
