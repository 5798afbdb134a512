import type pg from 'pg'
import type { Job, Jobs } from '../../core/ports.ts'
import type { Log } from './pool.ts'
import { lostScans } from './scans.ts'

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
    // From one channel to the next along the index: how many cards wait does not matter.
    const { rows: channels } = await pool.query<{ channel: string }>(
      `with recursive wanting as (
         (select channel from cards where wanted > shown and not folded order by channel limit 1)
         union all
         select (select channel from cards where wanted > shown and not folded and channel > wanting.channel order by channel limit 1)
         from wanting where channel is not null
       )
       select channel from wanting where channel is not null
       union select channel from channels where storm is not null`,
    )
    for (const { channel } of channels) await jobs.send({ queue: 'show', channel })
    for (const scan of await lostScans(pool, 60)) await jobs.send({ queue: 'scan', scan })
    // Each is woken once, and again only if that did not help; at the start all that was begun is, since its worker is gone.
    const { rows } = await pool.query<{ incident: string; run: string; queue: string; at: Date }>(
      `update due set at = clock_timestamp()
         + case due.queue when 'enrich' then interval '5 minutes' else interval '20 seconds' end from (
         select incident, run, queue, at from due where at <= clock_timestamp() or ($1 and queue in ('run', 'rehearse', 'enrich'))
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
  queue === 'rehearse'
    ? { queue }
    : queue === 'enrich' || queue === 'escalate' || queue === 'room'
      ? { queue, incident }
      : queue === 'page'
        ? { queue, incident, pager: run }
        : queue === 'notice'
          ? { queue, incident, notice: run }
          : queue === 'care'
            ? { queue, incident, at: at.toISOString() }
            : queue === 'expire' || queue === 'remind'
              ? { queue, incident, run, at: at.toISOString() }
              : { queue: 'run', incident, run }
