import type pg from 'pg'
import type { JsonObject } from '../../core/json.ts'
import type { Worlds } from '../../core/ports.ts'
import { transaction } from './pool.ts'

export function makeWorlds(pool: pg.Pool): Worlds {
  return {
    use: (incident, seed, work) =>
      transaction(pool, async (client) => {
        await client.query('insert into worlds values ($1, $2) on conflict do nothing', [
          incident,
          '',
        ])
        const { rows } = await client.query<{ world: string }>(
          'select world from worlds where incident = $1 for update',
          [incident],
        )
        const stored = rows[0]?.world
        const before = stored ? (JSON.parse(stored) as JsonObject) : seed()
        const { world, result } = work(before)
        await client.query('update worlds set world = $2 where incident = $1', [
          incident,
          JSON.stringify(world),
        ])
        return result
      }),
  }
}
