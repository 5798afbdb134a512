import type { Place } from '../../core/correlate.ts'
import type { Lookup, Places } from '../../core/ports.ts'
import type { Client } from './pool.ts'

interface Row {
  handle: string
  incident: string
  number: string
  first_at: Date
  last_at: Date
  closed_at: Date | null
  pinned: boolean
}

/** The longest time that anything is joined over, with room: what is older is forgotten. */
const keptDays = 32

/** PostgreSQL's times end before JavaScript's do. */
const at = (ms: number): string => new Date(Math.min(Math.max(ms, 0), 8e15)).toISOString()
const inSql = (ms: number): string => (ms > 2e14 ? 'infinity' : ms <= 0 ? '-infinity' : at(ms))

/** The index that joins arrivals, in the caller's transaction. */
export function makePlaces(client: Client): Places {
  async function find(lookups: readonly Lookup[]): Promise<Place[]> {
    const { rows } = await client.query<Row>(
      `select p.*, i.number from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as w(handle, since, until)
       join places p on p.handle = w.handle and p.last_at >= w.since and p.first_at <= w.until
       join incidents i on i.id = p.incident`,
      [
        lookups.map(({ handle }) => handle),
        lookups.map(({ since }) => inSql(since)),
        lookups.map(({ until }) => inSql(until)),
      ],
    )
    return rows.map(({ handle, incident, number, first_at, last_at, closed_at, pinned }) => ({
      handle,
      incident,
      number: Number(number),
      first: first_at.getTime(),
      last: last_at.getTime(),
      ...(closed_at && { closed: closed_at.getTime() }),
      pinned,
    }))
  }

  /** In one order everywhere; whoever comes later waits here, and not in the middle of another's work. */
  async function lock(incidents: readonly string[]): Promise<void> {
    await client.query(
      'select 1 from incidents where id = any($1::text[]) order by number for update',
      [incidents],
    )
  }

  return {
    find,
    lock,
    async hold(handles, lookups) {
      await client.query(
        `select pg_advisory_xact_lock(k) from (
           select distinct hashtextextended(h, 0) as k from unnest($1::text[]) as h order by k
         ) as ordered`,
        [handles],
      )
      // While we waited for a row, what it holds may have been merged into another one: until nothing new turns up.
      const locked = new Set<string>()
      for (;;) {
        const found = new Set((await find(lookups)).map(({ incident }) => incident))
        if ([...found].every((id) => locked.has(id))) return
        await lock([...found])
        for (const id of found) locked.add(id)
      }
    },
    async put(incident, seen, moment, pinned = false) {
      for (const { id, windowMs } of seen) {
        const { rows } = await client.query<{ first_at: Date; last_at: Date }>(
          `delete from places where handle = $1 and incident = $2 and last_at >= $3 and first_at <= $4
           returning first_at, last_at`,
          [id, incident, at(moment - windowMs), at(moment + windowMs)],
        )
        const firsts = rows.map(({ first_at }) => first_at.getTime())
        const lasts = rows.map(({ last_at }) => last_at.getTime())
        await client.query(
          `insert into places (handle, incident, first_at, last_at, pinned) values ($1, $2, $3, $4, $5)
           on conflict (handle, incident, first_at) do update set last_at = excluded.last_at`,
          [id, incident, at(Math.min(moment, ...firsts)), at(Math.max(moment, ...lasts)), pinned],
        )
      }
    },
    async close(handle, incident, moment) {
      await client.query('update places set closed_at = $3 where handle = $1 and incident = $2', [
        handle,
        incident,
        at(moment),
      ])
    },
    async move(from, into) {
      await client.query(
        `with gone as (delete from places where incident = $1 returning *)
         insert into places select handle, $2, first_at, max(last_at), max(closed_at), bool_or(pinned)
         from gone group by handle, first_at
         on conflict (handle, incident, first_at) do update set last_at = greatest(places.last_at, excluded.last_at)`,
        [from, into],
      )
      // Nobody has to be told of a card that was never posted; what it would have told is told by the other.
      await client.query('delete from cards where incident = $1 and ts is null and not posting', [
        from,
      ])
      await client.query(
        `with gone as (delete from arrivals where incident = $1 returning n)
         update arrivals set n = arrivals.n + gone.n from gone where incident = $2`,
        [from, into],
      )
    },
    async pin(handle, into) {
      await client.query('delete from places where handle = $1 and incident = $2', [handle, into])
      await client.query(
        `with gone as (delete from places where handle = $1 returning *)
         insert into places select handle, $2, min(first_at), max(last_at), null, true from gone group by handle`,
        [handle, into],
      )
    },
  }
}

/** Forgets what nothing can be joined to any more. */
export const forget = (client: Pick<Client, 'query'>) =>
  client.query(
    `delete from places where ctid in (
       select ctid from places where last_at < clock_timestamp() - interval '${keptDays} days' limit 5000)`,
  )
