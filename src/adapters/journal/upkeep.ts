import type pg from 'pg'
import type { Job } from '../../core/ports.ts'
import type { Upkeep } from '../../core/upkeep.ts'
import { migrationFiles } from './migrate.ts'
import { type Client, transaction } from './pool.ts'

const names = ['waiting', 'read', 'not-understood', 'failed'] as const

export function makeUpkeep(
  pool: pg.Pool,
  send: (client: Client, jobs: readonly Job[]) => Promise<void>,
): Upkeep {
  return {
    vitals: async () => {
      const { rows } = await pool.query<Record<string, number | string | null>>(
        `select extract(epoch from clock_timestamp())::float8 * 1000 as now, current_setting('server_version') as version,
           (select count(*)::int from migrations) as applied, pg_database_size(current_database())::float8 as bytes,
           (select count(*)::int from heads where version > 0) as streams,
           (select count(*)::int from heads h left join records r on (r.stream, r.version) = (h.stream, h.version)
             where h.version > 0 and r.hash is distinct from h.hash) as broken,
           (select extract(epoch from min(received_at))::float8 * 1000 from inbox where state = 0) as waiting`,
      )
      const { now, version, applied, bytes, streams, broken, waiting } = rows[0] ?? {}
      return {
        now: Number(now),
        version: String(version),
        migrations: { applied: Number(applied), known: (await migrationFiles()).length },
        bytes: Number(bytes),
        streams: Number(streams),
        broken: Number(broken),
        ...(typeof waiting === 'number' && { waitingSince: waiting }),
      }
    },
    keysSince: async (digests, now) => {
      // One that has come back after it was gone is the same key, and as old as it is.
      const { rows } = await pool.query<{ digest: string; first_at: Date }>(
        `insert into ingest_keys select d, $2 from unnest($1::text[]) as d
         on conflict (digest) do update set first_at = ingest_keys.first_at returning *`,
        [[...new Set(digests)].sort(), new Date(now).toISOString()],
      )
      const since = new Map(rows.map(({ digest, first_at }) => [digest, first_at.getTime()]))
      return digests.map((digest) => since.get(digest) ?? now)
    },
    again: (limit) =>
      transaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string; state: number }>(
          `with chosen as (
             select id, state from inbox where state in (2, 3) and drill is null order by number limit $1 for update skip locked
           )
           update inbox set state = 0, note = null from chosen where inbox.id = chosen.id returning chosen.id, chosen.state`,
          [limit],
        )
        const events = rows.map(({ id, state }) => ({
          id,
          was: state === 3 ? ('failed' as const) : ('not-understood' as const),
        }))
        // The sum of all events stays what it was: these wait again.
        for (const was of ['failed', 'not-understood'] as const)
          await client.query('update tallies set n = n - $2 where name = $1', [
            was,
            events.filter((one) => one.was === was).length,
          ])
        if (rows.length > 0) await send(client, [{ queue: 'read' }])
        return events
      }),
    became: async (ids) => {
      const { rows } = await pool.query<{ state: number; n: number }>(
        'select state, count(*)::int as n from inbox where id = any($1) group by state',
        [ids],
      )
      const of = (state: number) => rows.find((row) => row.state === state)?.n ?? 0
      return Object.fromEntries(names.map((name, state) => [name, of(state)])) as Awaited<
        ReturnType<Upkeep['became']>
      >
    },
  }
}
