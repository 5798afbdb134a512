import type pg from 'pg'
import type { Job, Jobs } from '../../core/ports.ts'
import type { Log } from './pool.ts'

/**
 * Wakes what is due and was not done: jobs may be lost with the worker that held them, the tables are not. Looks every
 * `seconds`; what is younger than that has its own job on the way, unless somebody says that `all` are to be woken.
 */
export function startSweep(
  pool: pg.Pool,
  jobs: Jobs,
  seconds: number,
  log: Log,
): { all: () => void; stop: () => void } {
  async function sweep(age: number): Promise<void> {
    const late = `clock_timestamp() - interval '${age} seconds'`
    const { rows: unread } = await pool.query(
      `select 1 from inbox where state = 0 and received_at < ${late} limit 1`,
    )
    if (unread.length > 0) await jobs.send({ queue: 'read' })
    const { rows: channels } = await pool.query<{ channel: string }>(
      `select distinct channel from cards where wanted > shown and wanted_at < ${late}`,
    )
    for (const { channel } of channels) await jobs.send({ queue: 'show', channel })
    // Each is woken once, and again only if that did not help; at the start all runs are, since their worker is gone.
    const { rows } = await pool.query<{ incident: string; run: string; queue: string; at: Date }>(
      `update due set at = clock_timestamp() + interval '20 seconds' from (
         select incident, run, queue, at from due where at <= clock_timestamp() or ($1 and queue = 'run')
         order by at limit 500 for update skip locked
       ) as late
       where (due.incident, due.run, due.queue) = (late.incident, late.run, late.queue)
       returning late.*`,
      [age === 0],
    )
    for (const { queue, incident, run, at } of rows)
      await jobs.send(jobOf(queue, incident, run, at))
  }
  // At the start everything is late: whoever held it is gone. So it is after a database that was away.
  let age = 0
  async function look(): Promise<void> {
    try {
      await sweep(age)
      age = seconds
    } catch (error) {
      age = 0
      log('warn', 'the sweep could not look', { error: String(error) })
    }
  }
  void look()
  const timer = setInterval(() => void look(), seconds * 1_000)
  timer.unref()
  return {
    all: () => {
      age = 0
    },
    stop: () => clearInterval(timer),
  }
}

const jobOf = (queue: string, incident: string, run: string, at: Date): Job =>
  queue === 'expire'
    ? { queue, incident, run, at: at.toISOString() }
    : { queue: 'run', incident, run }
