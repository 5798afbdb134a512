import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../src/adapters/journal/embedded.ts'
import { openStore, type Store } from '../../src/adapters/journal/store.ts'
import { plainly } from '../../src/trail.ts'

export const quiet = (): void => {}
export const untraced = { span: plainly, traceOf: async () => undefined }

/** A real PostgreSQL of its own for a test file, and as many stores on it as there are replicas. */
export async function startDatabase(): Promise<{
  config: pg.PoolConfig
  /** A plain connection: what an intruder with the database's password could do. */
  sql: (text: string, values?: unknown[]) => Promise<pg.QueryResult>
  store: (options?: { backlogLimit?: number; now?: () => number }) => Promise<Store>
  stop: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-db-'))
  const database = await startEmbedded(folder, quiet)
  const intruder = new pg.Pool({ ...database.config, max: 2 })
  intruder.on('error', quiet)
  const stores: Store[] = []
  return {
    config: database.config,
    sql: (text, values) => intruder.query(text, values),
    store: async ({ backlogLimit = 10_000, now = Date.now } = {}) => {
      const store = await openStore({ config: database.config, backlogLimit, now, log: quiet })
      stores.push(store)
      return store
    },
    stop: async () => {
      for (const store of stores) await store.stop()
      await intruder.end()
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
