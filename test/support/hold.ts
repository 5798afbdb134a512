import pg from 'pg'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'

/**
 * Holds a run where a test wants to look at it: the journal's record that a step is done waits, uncommitted, for a lock of
 * ours. What was written before it is there for everybody to see.
 */
export async function holdSteps(
  data: string,
  steps: readonly string[],
): Promise<{ pass: (step: string) => Promise<void>; end: () => Promise<void> }> {
  const config = await connectEmbedded(data)
  if (config === undefined) throw new Error('the database is away')
  const client = new pg.Client(config)
  await client.connect()
  await client.query(`create or replace function test_hold() returns trigger language plpgsql as $$
    begin
      if new.event::json ->> 'kind' = 'step-done' then
        perform pg_advisory_xact_lock(hashtext('test_hold ' || (new.event::json ->> 'step')));
      end if;
      return new;
    end $$`)
  await client.query(
    `create or replace trigger test_hold before insert on records for each row execute function test_hold()`,
  )
  for (const step of steps)
    await client.query(`select pg_advisory_lock(hashtext('test_hold ' || $1))`, [step])
  return {
    pass: async (step) => {
      await client.query(`select pg_advisory_unlock(hashtext('test_hold ' || $1))`, [step])
    },
    end: () => client.end(),
  }
}
