import { boot, openStore } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import type { Event } from '../../src/core/events.ts'
import type { Chat } from '../../src/core/ports.ts'
import { expire } from '../../src/flow/approve.ts'
import { remindCare, sendNotice } from '../../src/flow/care.ts'
import { ingest } from '../../src/flow/ingest.ts'
import { remind } from '../../src/flow/oversee.ts'
import { callNext, sendPage } from '../../src/flow/page.ts'
import { run } from '../../src/flow/run.ts'
import { until } from './bot.ts'
import { sample } from './responder.ts'
import { quiet, type startDatabase } from './store.ts'

/** Replicas on one database and one clock that only the test moves; cards are not shown, and AWS is not asked for more. */
export function makeReplicas(
  database: Awaited<ReturnType<typeof startDatabase>>,
  env: Record<string, string>,
  clock: { now: () => number; wait: (ms: number) => Promise<void> },
  chat: () => Chat | undefined = () => undefined,
) {
  const running = new Set<() => Promise<void>>()
  async function start() {
    const { config: at } = database
    const store = await openStore({ config: at, backlogLimit: 100, now: clock.now, log: quiet })
    const stop = async () => {
      running.delete(stop)
      await store.stop()
    }
    running.add(stop)
    const { world, app, views } = await boot(readConfig(env), store, quiet, clock, chat)
    const none = async () => {}
    const workers: Parameters<typeof store.work>[0] = {
      read: async () => void (await store.inbox.drain((row, desk) => ingest(world, row, desk))),
      show: none,
      enrich: none,
      scan: none,
      rehearse: none,
      room: none,
      run: (job) => run(world, job),
      expire: (job) => expire(world, job.run),
      remind: async (job) => void (await remind(world, job.run)),
      escalate: ({ incident }) => callNext(world, incident),
      page: (job) => sendPage(world, views.say, job),
      notice: (job) => sendNotice(world, views, job),
      care: async ({ incident }) => void (await remindCare(world, incident)),
    }
    await store.work(workers)
    const events = async (id: string): Promise<Event[]> =>
      (await store.journal.records(`incident/${id}`)).map(({ event }) => event as unknown as Event)
    return { store, app, workers, events, stop }
  }
  return {
    start,
    stopAll: async (): Promise<void> => {
      for (const stop of running) await stop()
    },
  }
}
export type Replica = Awaited<ReturnType<ReturnType<typeof makeReplicas>['start']>>

/** A finding of an instance of its own (what is close is one incident), seen now, that really happened unless told otherwise. */
export async function openAt(
  { app }: Pick<Replica, 'app'>,
  id: string,
  now: number,
  how: { severity?: number; sample?: boolean } = {},
): Promise<string> {
  const event = sample(id) as { id: string; detail: Record<string, unknown> & { service: object } }
  const seen = new Date(now).toISOString()
  const service = {
    ...event.detail.service,
    additionalInfo: how.sample ? { sample: true } : {},
    eventFirstSeen: seen,
    eventLastSeen: seen,
  }
  const instanceId = `i-${Buffer.from(id).toString('hex').padEnd(17, '0').slice(0, 17)}`
  const detail = {
    ...event.detail,
    severity: how.severity ?? 8,
    title: 'finding',
    service,
    resource: { resourceType: 'Instance', instanceDetails: { instanceId } },
  }
  const whole = { ...event, detail } as unknown as Parameters<typeof app.receive>[0]
  await app.receive(whole, JSON.stringify(whole))
  return until(
    async () =>
      (await app.incidents({ limit: 50 })).find(({ finding }) => finding.key.endsWith(id))?.id,
  )
}
