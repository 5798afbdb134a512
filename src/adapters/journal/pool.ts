import pg from 'pg'

export type Client = pg.PoolClient
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: object,
) => void

/** A pool whose connections may die at any time without ending the process; callers see a rejected query. */
export function makePool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({
    max: 12,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: 'hikeshi',
    ...config,
  })
  pool.on('error', (error) =>
    log('warn', 'idle database connection lost', { error: error.message }),
  )
  pool.on('connect', (client) => {
    client.on('error', (error) => log('warn', 'database connection lost', { error: error.message }))
  })
  return pool
}

const hooks = new WeakMap<Client, (() => void)[]>()

/** Runs `then` once this transaction is committed, and never if it is not. */
export const afterCommit = (client: Client, then: () => void): void =>
  void hooks.get(client)?.push(then)

/** One transaction: commits what `work` did, or rolls it all back and throws. */
export async function transaction<R>(
  pool: pg.Pool,
  work: (client: Client) => Promise<R>,
): Promise<R> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const committed: (() => void)[] = []
    hooks.set(client, committed)
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    for (const then of committed) then()
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost))
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const transient = new Set(['40001', '40P01', '55P03'])
/** Serialization failures and deadlocks: the transaction did nothing and may be tried again. */
export const mayRetry = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && transient.has(String(error.code))

/** Connection failures, a password just rotated and a server that shuts down, as opposed to faults of ours. https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function storeIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (/^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|08|28P01|57P|53)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  )
}
