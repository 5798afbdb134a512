import type pg from 'pg'
import type { Traces } from '../../core/trail.ts'

export function makeTraces(pool: pg.Pool): Traces {
  return {
    keep: async (about, trace, which) => {
      const again =
        which === 'first' ? 'nothing' : 'update set trace = excluded.trace, at = excluded.at'
      await pool.query(
        `insert into traces (about, trace) values ($1, $2) on conflict (about) do ${again}`,
        [about, trace],
      )
    },
    of: async (about) => {
      const { rows } = await pool.query<{ trace: string }>(
        'select trace from traces where about = $1',
        [about],
      )
      return rows[0]?.trace
    },
  }
}

/** Whoever collects spans keeps them no longer. */
export const forgetTraces = (pool: pg.Pool): Promise<unknown> =>
  pool.query(`delete from traces where at < now() - interval '32 days'`)
