import pg from 'pg'
import { hash } from '../../core/hash.ts'

export type Client = pg.PoolClient
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: object,
) => void

/**
 * Nobody waits for ever: neither for a server that no longer answers (the network drops everything and tells nobody), nor for
 * a lock of a client that is gone. The server gives up first, so that a wait is told from a silence. Milliseconds.
 */
export const patience: pg.ClientConfig = {
  statement_timeout: 20_000,
  idle_in_transaction_session_timeout: 20_000,
  query_timeout: 25_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // The server's own look whether a silent client still lives; its default is two hours, and so long a lock would stay. And what
  // a random page costs on today's disks: the default is of turning ones, and reads small tables whole that do not stay small.
  options:
    '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c random_page_cost=1.1',
}
/** For what may take as long as it takes, on connections of its own: a migration, a backup. */
export const noHurry: pg.ClientConfig = {
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  query_timeout: 0,
}

/** To connect takes 5 s or is given up. To wait for one's turn at a busy pool is another thing, and may take longer. */
class Prompt extends pg.Client {
  constructor(config: pg.PoolConfig = {}) {
    // A pool hides the password from whoever copies its settings.
    const { password } = config
    super({ ...config, ...(password && { password }), connectionTimeoutMillis: 5_000 })
  }
}

/** A pool whose connections may die at any time without ending the process; callers see a rejected query. */
export function makePool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({
    Client: Prompt,
    max: 12,
    // What needs no answer first is sent at once: https://node-postgres.com/features/pipelining
    pipeline: true,
    connectionTimeoutMillis: 20_000,
    idleTimeoutMillis: 60_000,
    application_name: 'hikeshi',
    ...patience,
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

const unanswered = /^Query read timeout$/

/**
 * A statement that every event or card asks: each connection plans it once, under its own hash, which halves what it costs.
 * It names its columns: `*` would mean something else while a newer version migrates, and PostgreSQL refuses that.
 */
export const hot = (text: string, values: unknown[]): pg.QueryConfig => ({
  name: hash(text).slice(0, 32),
  text,
  values,
})

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
    // Who did not answer so long would not hear that either.
    if (error instanceof Error && unanswered.test(error.message)) broken = error
    else
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

/** The store did not answer in time. What was to be written may have been, or may yet be. */
export class StoreSilent extends Error {}

/**
 * Connection failures, time-outs, a password just rotated and a server that shuts down, as opposed to faults of ours.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function storeIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof StoreSilent || unanswered.test(error.message)) return true
  const code = 'code' in error ? String(error.code) : ''
  if (/^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|08|25P03|28P01|57014|57P|53)/.test(code))
    return true
  return /Connection terminated|timeout e(xceeded when trying to connect|xpired)|Client has encountered a connection error/.test(
    error.message,
  )
}
