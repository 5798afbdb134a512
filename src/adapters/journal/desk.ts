import type pg from 'pg'
import type { Desk } from '../../core/desk.ts'
import type { Job } from '../../core/ports.ts'
import { changeIncident } from './incidents.ts'
import { makePlaces } from './places.ts'
import { type Client, mayRetry, transaction } from './pool.ts'
import { makeSuppressions } from './suppressions.ts'

/** What one transaction may write; the jobs to send are collected into `jobs`. Who holds things already is not `patient`. */
export const makeDesk = (client: Client, now: () => number, jobs: Job[], patient = true): Desk => ({
  change: (ref, decide) => changeIncident(client, ref, now, jobs, decide),
  places: makePlaces(client, patient),
  suppressions: makeSuppressions(client),
})

const attempts = 5

/** Several changes, all or none. */
export async function together<R>(
  pool: pg.Pool,
  now: () => number,
  send: (client: Client, jobs: readonly Job[]) => Promise<void>,
  work: (desk: Desk) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(pool, async (client) => {
        const jobs: Job[] = []
        const result = await work(makeDesk(client, now, jobs))
        await send(client, jobs)
        return result
      })
    } catch (error) {
      if (!mayRetry(error) || attempt >= attempts) throw error
    }
  }
}
