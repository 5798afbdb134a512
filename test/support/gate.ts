import pg from 'pg'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import type { EventKind } from '../../src/core/events.ts'
import { until } from './bot.ts'

/**
 * A gate in the database: the journal's records of one incident are held, uncommitted, until the test lets them through. So a
 * kill hits exactly between two records: after AWS was called, say, and before the journal said so.
 */
export interface Gate {
  /** The version that is held now, or undefined once the run has ended. */
  readonly held: (ended: () => Promise<boolean>) => Promise<number | undefined>
  /** Lets this version pass; forgets whoever is held, where their bot is dead. */
  readonly pass: (version: number, dead: boolean) => Promise<void>
}

export async function makeGate(
  data: string,
  incident: string,
  kinds: readonly EventKind[],
): Promise<Gate> {
  const stream = `incident/${incident}`
  await query(
    data,
    `create table if not exists test_gate (stream text primary key, pass integer not null)`,
  )
  await query(
    data,
    `create or replace function test_gate() returns trigger language plpgsql as $$
     begin
       if (new.event::json ->> 'kind') = any (string_to_array(tg_argv[0], ',')) then
         while (select pass from test_gate where stream = new.stream) < new.version loop
           perform pg_sleep(0.02);
         end loop;
       end if;
       return new;
     end $$`,
  )
  await query(data, 'drop trigger if exists test_gate on records')
  await query(
    data,
    `create trigger test_gate before insert on records for each row execute function test_gate('${kinds.join(',')}')`,
  )
  await query(
    data,
    `insert into test_gate select $1, version from heads where stream = $1
     on conflict (stream) do update set pass = excluded.pass`,
    [stream],
  )
  const holding = `state = 'active' and wait_event = 'PgSleep' and query like '%insert into records%' and pid <> pg_backend_pid()`
  return {
    held: (ended) =>
      until(async () => {
        const rows = await query(
          data,
          `select (select max(version) from records where stream = $1) + 1 as next from pg_stat_activity where ${holding} limit 1`,
          [stream],
        ).catch(() => [])
        if (rows[0] !== undefined) return { version: rows[0].next as number }
        return (await ended().catch(() => false)) ? { version: undefined } : undefined
      }, 60_000).then(({ version }) => version),
    pass: async (version, dead) => {
      if (dead)
        await query(
          data,
          `select pg_terminate_backend(pid) from pg_stat_activity where ${holding}`,
        ).catch(() => [])
      await until(async () => {
        const done = await query(
          data,
          'update test_gate set pass = greatest(pass, $2) where stream = $1 returning pass',
          [stream, version],
        ).catch(() => [])
        return done[0]
      }, 60_000)
    },
  }
}

/** On a connection of its own each time: the server, too, is killed in these tests. */
async function query(
  data: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const config = await connectEmbedded(data)
  if (config === undefined) throw new Error('the database is away')
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}
