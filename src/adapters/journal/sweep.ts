import type pg from 'pg'
import type { Job, Jobs } from '../../core/ports.ts'
import type { Log } from './pool.ts'

/**
 * Wakes what is due and was not done: jobs may be lost with the worker that held them, the tables are not. Looks every
 * `seconds`; what is younger than that has its own job on the way.
 */
export function startSweep(pool: pg.Pool, jobs: Jobs, seconds: number, log: Log): () => void {
  async function sweep(): Promise<void> {
    const late = `clock_timestamp() - interval '${seconds} seconds'`
    const { rows: unread } = await pool.query(
      `select 1 from inbox where state = 0 and received_at < ${late} limit 1`,
    )
    if (unread.length > 0) await jobs.send({ queue: 'read' })
    const { rows: channels } = await pool.query<{ channel: string }>(
      `select distinct channel from cards where wanted > shown and wanted_at < ${late}`,
    )
    for (const { channel } of channels) await jobs.send({ queue: 'show', channel })
    const { rows } = await pool.query<{ incident: string; run: string; queue: string; at: Date }>(
      `select incident, run, queue, at from due where at <= clock_timestamp() order by at limit 500`,
    )
    for (const { queue, incident, run, at } of rows)
      await jobs.send(jobOf(queue, incident, run, at))
  }
  const timer = setInterval(() => {
    sweep().catch((error: unknown) =>
      log('warn', 'the sweep could not look', { error: String(error) }),
    )
  }, seconds * 1_000)
  timer.unref()
  return () => clearInterval(timer)
}

const jobOf = (queue: string, incident: string, run: string, at: Date): Job =>
  queue === 'expire'
    ? { queue, incident, run, at: at.toISOString() }
    : { queue: 'run', incident, run }
