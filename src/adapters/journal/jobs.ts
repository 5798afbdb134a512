import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Job, Jobs } from '../../core/ports.ts'
import { afterCommit, type Client, type Log, patience } from './pool.ts'

export type Workers = { [Q in Job['queue']]: (job: Extract<Job, { queue: Q }>) => Promise<void> }

/** How many jobs of a queue this replica works on at a time, and how many wake-ups one fetch may swallow. */
const settings = {
  read: { localConcurrency: 1, batchSize: 200 },
  show: { localConcurrency: 4, batchSize: 50 },
  run: { localConcurrency: 4, batchSize: 4 },
  enrich: { localConcurrency: 4, batchSize: 1 },
  expire: { localConcurrency: 1, batchSize: 20 },
  rehearse: { localConcurrency: 1, batchSize: 20 },
  remind: { localConcurrency: 1, batchSize: 20 },
  escalate: { localConcurrency: 1, batchSize: 20 },
  page: { localConcurrency: 4, batchSize: 1 },
  room: { localConcurrency: 1, batchSize: 1 },
  notice: { localConcurrency: 2, batchSize: 1 },
  care: { localConcurrency: 1, batchSize: 20 },
  scan: { localConcurrency: 1, batchSize: 1 },
} as const
/** Woken by NOTIFY; polls as a floor (the default while NOTIFY works is 30 s), and goes on at once while there is more. */
const eagerness = {
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
  burstWhenBatchFull: true,
} as const
const queues = Object.keys(settings) as Job['queue'][]

/**
 * pg-boss on the same database: jobs are sent in the transaction that makes them needed. They only wake somebody; the journal
 * says what is to be done, so a lost or doubled job is harmless.
 */
export async function makeJobs(config: pg.PoolConfig, log: Log) {
  const boss = new PgBoss({
    ...(patience as object),
    ...(config as object),
    application_name: 'hikeshi-jobs',
    max: 6,
    schema: 'jobs',
    useListenNotify: true,
    superviseIntervalSeconds: 15,
    maintenanceIntervalSeconds: 600,
    monitorVacuum: false,
    schedule: false,
  })
  boss.on('error', (error) => log('warn', 'the job queue had an error', { error: error.message }))
  await boss.start()
  for (const queue of queues) {
    await boss.createQueue(queue, {
      notify: true,
      retryLimit: 20,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 60,
    })
  }

  const unique = (jobs: readonly Job[]) => [
    ...new Map(jobs.map((job) => [JSON.stringify(job), job])).values(),
  ]

  /** Shows are not worth a job where somebody is here to do them: who commits wakes, and the sweep looks after the rest. */
  let here: ((job: Job & { queue: 'show' }) => void) | undefined

  /** In the caller's transaction. */
  async function sendIn(client: Client, jobs: readonly Job[]): Promise<void> {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
    for (const job of unique(jobs)) {
      if (job.queue === 'show' && here !== undefined) {
        const wake = here
        afterCommit(client, () => wake(job))
        continue
      }
      const at = 'at' in job ? job.at : undefined
      const startAfter = at === undefined ? {} : { startAfter: new Date(at) }
      const priority = job.queue === 'enrich' ? { priority: job.rank ?? 0 } : {}
      await boss.send(job.queue, job, { db, ...startAfter, ...priority })
    }
  }

  const jobs: Jobs = {
    send: async (job, after = 0) => {
      if (job.queue === 'show' && here !== undefined && after === 0) return here(job)
      await boss.send(job.queue, job, after > 0 ? { startAfter: new Date(Date.now() + after) } : {})
    },
  }

  /** `failed` is told of each worker that threw: the store may have been away, and pg-boss then knows nothing of it. */
  async function work(workers: Workers, failed: () => void): Promise<void> {
    here = (job) => void workers.show(job).catch(failed)
    for (const queue of queues) {
      const worker = workers[queue] as (job: Job) => Promise<void>
      await boss.work<Job>(queue, { ...eagerness, ...settings[queue] }, async (batch) => {
        await Promise.all(unique(batch.map(({ data }) => data)).map(worker)).catch(
          (error: unknown) => {
            failed()
            throw error
          },
        )
      })
    }
  }
  return { jobs, sendIn, work, stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
