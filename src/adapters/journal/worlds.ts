import type pg from 'pg'
import type { JsonObject } from '../../core/json.ts'
import type { Worlds } from '../../core/ports.ts'
import { type Client, transaction } from './pool.ts'

export function makeWorlds(pool: pg.Pool): Worlds {
  return {
    use: async (incident, seed, work) => {
      // Most calls only read, and hand the same world back: no lock and no transaction for them.
      const now = await read(pool, incident, '')
      const looked = now && work(now)
      if (looked && looked.world === now) return looked.result
      return transaction(pool, async (client) => {
        const before =
          (await read(client, incident, 'for update')) ?? (await create(client, incident, seed))
        const { world, result } = work(before)
        if (world !== before)
          await client.query('update worlds set world = $2 where incident = $1', [
            incident,
            JSON.stringify(world),
          ])
        return result
      })
    },
  }
}

async function read(
  client: Pick<Client, 'query'>,
  incident: string,
  lock: '' | 'for update',
): Promise<JsonObject | undefined> {
  const { rows } = await client.query<{ world: string }>(
    `select world from worlds where incident = $1 ${lock}`,
    [incident],
  )
  return rows[0] && (JSON.parse(rows[0].world) as JsonObject)
}

/** Another replica may make it at the same moment; then its world is ours too. */
async function create(
  client: Client,
  incident: string,
  seed: () => JsonObject,
): Promise<JsonObject> {
  const world = seed()
  await client.query('insert into worlds values ($1, $2) on conflict do nothing', [
    incident,
    JSON.stringify(world),
  ])
  return (await read(client, incident, 'for update')) ?? world
}
