import type { Place } from '../../core/correlate.ts'
import type { Lookup, Places } from '../../core/desk.ts'
import { type Client, hot } from './pool.ts'

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

/** Thrown where others hold what is wanted, by whom may not wait: a transaction that holds things already. */
export class Taken extends Error {}

/** The index that joins arrivals, in the caller's transaction. */
export function makePlaces(client: Client, patient: boolean): Places {
  async function find(
    lookups: readonly Lookup[],
    lock: '' | 'for update of i' = '',
  ): Promise<Place[]> {
    const text = `select p.handle, p.incident, p.first_at, p.last_at, p.closed_at, p.pinned, i.number from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as w(handle, since, until)
       join places p on p.handle = w.handle and p.last_at >= w.since and p.first_at <= w.until
       join incidents i on i.id = p.incident order by i.number ${lock}`
    const { rows } = await client.query<Row>(
      hot(text, [
        lookups.map(({ handle }) => handle),
        lookups.map(({ since }) => inSql(since)),
        lookups.map(({ until }) => inSql(until)),
      ]),
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

  return {
    find,
    async lock(incidents) {
      await client.query(
        'select 1 from incidents where id = any($1::text[]) order by number for update',
        [incidents],
      )
    },
    async hold(handles, lookups) {
      const lock = patient ? 'pg_advisory_xact_lock(k) is not null' : 'pg_try_advisory_xact_lock(k)'
      const { rows } = await client.query<{ got: boolean }>(
        `select ${lock} as got from (
           select distinct hashtextextended(h, 0) as k from unnest($1::text[]) as h order by k
         ) as ordered`,
        [handles],
      )
      if (rows.some(({ got }) => !got)) throw new Taken()
      // While we waited for an incident, it may have become part of another one: until nothing new turns up.
      const held = new Set<string>()
      for (;;) {
        const found = await find(lookups, 'for update of i')
        if (found.every(({ incident }) => held.has(incident))) return found
        for (const { incident } of found) held.add(incident)
      }
    },
    async put(incident, seen, moment, pinned = false) {
      await client.query(
        hot(
          `with seen as (
           select * from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as s(handle, since, until)
         ), known as (
           update places p set first_at = least(p.first_at, $5), last_at = greatest(p.last_at, $5), closed_at = null
           from seen s where p.handle = s.handle and p.incident = $4 and p.last_at >= s.since and p.first_at <= s.until
           returning p.handle
         )
         insert into places select handle, $4, $5, $5, null, $6 from seen where handle not in (select handle from known)`,
          [
            seen.map(({ id }) => id),
            seen.map(({ windowMs }) => at(moment - windowMs)),
            seen.map(({ windowMs }) => at(moment + windowMs)),
            incident,
            at(moment),
            pinned,
          ],
        ),
      )
    },
    async close(handle, incident, moment) {
      await client.query('update places set closed_at = $3 where handle = $1 and incident = $2', [
        handle,
        incident,
        at(moment),
      ])
    },
    async move(from, into) {
      await client.query('update places set incident = $2 where incident = $1', [from, into])
      // Nobody has to be told of a card that was never posted: the other one tells it.
      await client.query('delete from cards where incident = $1 and ts is null and not posting', [
        from,
      ])
    },
    async pin(handle, from, into) {
      await client.query(
        'update places set incident = $3, pinned = true, closed_at = null where handle = $1 and incident = $2',
        [handle, from, into],
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
