import type pg from 'pg'
import type { Counts } from '../../core/ports.ts'
import { type Client, hot } from './pool.ts'

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

/** The same, as of now. */
export async function readCounts(pool: pg.Pool): Promise<Counts> {
  const { rows } = await pool.query<{ name: string; n: string }>('select name, n from tallies')
  return countsOf((name) => Number(rows.find((row) => row.name === name)?.n ?? 0))
}

/** Adds to the counters and answers how many events wait to be read. Last in its transaction, so that the rows are locked shortly. */
export async function tally(client: Client, sums: Record<string, number>): Promise<number> {
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
