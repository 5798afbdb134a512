import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Alone } from '../../core/ports.ts'
import { type Log, patience, storeIsAway } from './pool.ts'

const againMs = 100

/**
 * One session holds this replica's advisory locks. PostgreSQL frees them the moment that session ends, however it ends, so
 * another replica takes over at once. Names are hashed to 64 bits; a collision only means waiting for a stranger.
 */
export function makeAlone(
  config: pg.PoolConfig,
  log: Log,
): { alone: Alone; stop: () => Promise<void> } {
  let session: Promise<pg.Client> | undefined
  const mine = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  /** A session answers one question at a time. */
  function ask<R extends pg.QueryResultRow>(client: pg.Client, text: string, name: string) {
    const answer = last.then(() => client.query<R>(text, [name]))
    last = answer.catch((error: unknown) => {
      // It answers nothing any more, and every question after this one would wait behind it.
      if (storeIsAway(error)) leave(client)
    })
    return answer
  }

  function leave(client: pg.Client): void {
    session = undefined
    void client.end().catch(() => undefined)
  }

  function connect(): Promise<pg.Client> {
    session ??= (async () => {
      const client = new pg.Client({
        ...patience,
        ...config,
        connectionTimeoutMillis: 5_000,
        application_name: 'hikeshi-locks',
      })
      const lost = (error?: Error) => {
        if (error) log('warn', 'the lock session was lost', { error: error.message })
        session = undefined
      }
      client.on('error', lost)
      client.on('end', () => lost())
      await client.connect()
      return client
    })().catch((error: unknown) => {
      session = undefined
      throw error
    })
    return session
  }

  async function tried<R>(
    name: string,
    work: () => Promise<R>,
  ): Promise<{ result: R } | undefined> {
    if (mine.has(name)) return undefined
    mine.add(name)
    try {
      const client = await connect()
      const { rows } = await ask<{ got: boolean }>(
        client,
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        name,
      )
      if (rows[0]?.got !== true) return undefined
      try {
        return { result: await work() }
      } finally {
        const unlock = 'select pg_advisory_unlock(hashtextextended($1, 0))'
        await ask(client, unlock, name).catch(() => undefined)
      }
    } finally {
      mine.delete(name)
    }
  }

  return {
    alone: async (name, work, patience = 0) => {
      const until = performance.now() + patience
      let done = await tried(name, work)
      while (done === undefined && performance.now() < until) {
        await wait(againMs)
        done = await tried(name, work)
      }
      return done?.result
    },
    stop: async () => {
      const client = await session?.catch(() => undefined)
      await client?.end()
    },
  }
}
