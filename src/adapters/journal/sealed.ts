import type pg from 'pg'
import type { Sealed } from '../../core/ports.ts'

export const makeSealed = (pool: pg.Pool): Sealed => ({
  get: async (name) => {
    const { rows } = await pool.query<{ sealed: string }>(
      'select sealed from sealed where name = $1',
      [name],
    )
    return rows[0]?.sealed
  },
  put: async (name, sealed) => {
    await pool.query(
      `insert into sealed values ($1, $2)
       on conflict (name) do update set sealed = excluded.sealed, at = now()`,
      [name, sealed],
    )
  },
})
