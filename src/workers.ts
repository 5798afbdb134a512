import type { Workers } from './adapters/journal/jobs.ts'
import type { Booted } from './boot.ts'
import { expire } from './flow/approve.ts'
import { remindCare, sendNotice } from './flow/care.ts'
import { makeDrillNotices } from './flow/drill-desk.ts'
import { makeEnrich } from './flow/enrich.ts'
import { ingest } from './flow/ingest.ts'
import { remind } from './flow/oversee.ts'
import { callNext, sendPage } from './flow/page.ts'
import { makeRehearse } from './flow/rehearse.ts'
import { keepRoom } from './flow/room.ts'
import { run } from './flow/run.ts'
import { resumeScan } from './flow/scan-run.ts'
import { makeShow } from './flow/show.ts'
import { type Trail, trailRead, trailWorkers } from './trail.ts'

/** What is done about each kind of job. `stop` leaves no card half shown. */
export function makeWorkers({ world, views }: Booted, trail: Trail) {
  const locales = new Map(world.policy.channels.map(({ id, locale }) => [id, locale]))
  const localeOf = (channel: string) => locales.get(channel) ?? 'en'
  const show = makeShow(world, {
    card: (incident, channel) =>
      views.question(incident, channel) ?? views.message(incident, localeOf(channel)),
    call: (incident, channel, { why, nth }) =>
      views.call(incident, { why, nth }, localeOf(channel)),
    digest: (storm, channel) => views.digest(storm, localeOf(channel)),
  })
  const enrich = makeEnrich(world)
  const rehearse = makeRehearse(world, makeDrillNotices(world, views.say))
  const read = trailRead(trail, (row, desk) => ingest(world, row, desk))
  const workers: Workers = {
    read: async () => void (await trail.store.inbox.drain(read)),
    show: async ({ channel }) => show.wake(channel),
    run: (job) => run(world, job),
    enrich: ({ incident }) => enrich(incident),
    expire: (job) => expire(world, job.run),
    rehearse,
    scan: (job) => resumeScan(world, job.scan),
    escalate: ({ incident }) => callNext(world, incident),
    page: (job) => sendPage(world, views.say, job),
    room: ({ incident }) => keepRoom(world, views.say, incident),
    notice: (job) => sendNotice(world, views, job),
    care: async ({ incident }) => void (await remindCare(world, incident)),
    remind: async (job) => void (await remind(world, job.run)),
  }
  return { workers: trailWorkers(workers, trail), stop: show.stop }
}
