import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeSlack } from '../../src/adapters/slack/index.ts'
import type { Event } from '../../src/core/events.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { until } from '../support/bot.ts'
import { makeReplicas, openAt, type Replica } from '../support/flow-replicas.ts'
import { makeDoor } from '../support/slack-bot.ts'
import { startWorkspace, type Workspace } from '../support/slack-workspace.ts'
import { quiet, startDatabase } from '../support/store.ts'

/**
 * Each timer fires once: woken from every side on two replicas, after a restart in which nobody was there, and with a clock
 * that jumps forth and back. Escalation and pages are in page.test.ts.
 */
let database: Awaited<ReturnType<typeof startDatabase>>
let slack: Workspace
let data: string
let replicas: ReturnType<typeof makeReplicas>
// In the past, so that each timer is due by the database's own clock at once, and only ours holds it back.
let now = Date.now() - 100 * 86_400_000
const clock = { now: () => now, wait: async () => {} }
const minutes = (n: number) => void (now += n * 60_000)
beforeAll(async () => {
  database = await startDatabase()
  slack = await startWorkspace(['lena', 'rita'])
  data = await mkdtemp(join(tmpdir(), 'hikeshi-timers-'))
  const config = join(data, 'hikeshi.yaml')
  await writeFile(
    config,
    `
people: { lead: [${person('lena')}], responder: [${person('rita')}] }
updates: { minutes: { high: 30 } }
clocks: { gdpr: { remindHours: [24] } }
`,
  )
  const { chat } = makeSlack(
    {
      botToken: slack.tokens.full,
      signingSecret: 's',
      apiUrl: slack.apiUrl,
      teams: [],
      log: quiet,
    },
    makeDoor().door,
  )
  const env = { HIKESHI_DATA: data, HIKESHI_CONFIG: config }
  replicas = makeReplicas(database, env, clock, () => chat)
  await restart()
})
afterAll(async () => {
  await replicas?.stopAll()
  await database?.stop()
  await slack?.stop()
  if (data) await rm(data, { recursive: true, force: true })
})

const person = (name: string) => `${slack.team}/${slack.idOf(name)}`
const rita = () => ({ id: person('rita'), locale: 'en', roles: ['responder' as const] })
const approver = { id: 'T1/UAPPROVES', locale: 'en', roles: ['approver' as const] }
type Job = { incident: string; run: string }

/** Woken from every side at the same moment, as often as it goes. */
const hammer = ({ incident, run }: Job, ...all: readonly Replica[]) =>
  Promise.all(
    all.flatMap(({ workers }) =>
      Array.from({ length: 5 }, () => [
        workers.care({ queue: 'care', incident, at: '' }),
        ...(run === ''
          ? []
          : [
              workers.expire({ queue: 'expire', incident, run, at: '' }),
              workers.remind({ queue: 'remind', incident, run, at: '' }),
            ]),
      ]).flat(),
    ),
  )
const count = async (replica: Replica, id: string, kind: Event['kind']): Promise<number> =>
  (await replica.events(id)).filter((event) => event.kind === kind).length
const fired = (replica: Replica, id: string, kind: Event['kind'], times: number) =>
  until(async () => (await count(replica, id, kind)) >= times || undefined, 60_000)

let one: Replica
let two: Replica
const restart = async () => {
  await replicas.stopAll()
  ;[one, two] = await Promise.all([replicas.start(), replicas.start()])
}
/** A minute before, at the moment, and with a clock that jumps; with `restart`, nobody is there when it comes. */
async function firesOnce(
  job: Job,
  kind: Event['kind'],
  afterMinutes: number,
  how: { restart?: boolean } = {},
): Promise<void> {
  const before = await count(one, job.incident, kind)
  minutes(afterMinutes - 1)
  await hammer(job, one, two)
  expect(await count(one, job.incident, kind)).toBe(before)
  if (how.restart) await replicas.stopAll()
  minutes(1)
  // Nobody is left to be woken: whoever starts finds what is due by itself.
  if (how.restart) await restart()
  else await hammer(job, one, two)
  await fired(one, job.incident, kind, before + 1)
  await hammer(job, one, two)
  now -= 7_200_000
  await hammer(job, one, two)
  now += 7_200_000
  await hammer(job, one, two)
  expect(await count(two, job.incident, kind)).toBe(before + 1)
}
async function requested(id: string): Promise<Job> {
  const incident = await openAt(one, id, now, { sample: true })
  const planned = await one.app.plan({ incident, playbook: 'isolate-instance', by: rita() })
  if (isRefusal(planned)) throw new Error(planned.refused)
  await one.app.request({ run: planned.run.id, by: rita() })
  return { incident, run: planned.run.id }
}
const notes = (about: RegExp) =>
  slack.faults.passed.filter(
    ({ path, body }) => path.endsWith('chat.postMessage') && about.test(decodeURIComponent(body)),
  ).length

const patience = 120_000

it('a request expires once', { timeout: patience }, async () => {
  await firesOnce(await requested('expires'), 'expired', 30, { restart: true })
  expect((await one.store.audit.verify()).bad).toEqual([])
})

it('a containment is asked about once, and again after it was let stand', {
  timeout: patience,
}, async () => {
  const job = await requested('stands')
  await one.app.approve({ run: job.run, by: approver })
  await fired(one, job.incident, 'finished', 1)
  await firesOnce(job, 'reminded', 24 * 60, { restart: true })
  await two.app.extend({ run: job.run, by: rita() })
  await firesOnce(job, 'reminded', 24 * 60)
  expect(await count(one, job.incident, 'extended')).toBe(1)
})

it('an update is asked for once, and once more where it is late, of the leads too', {
  timeout: patience,
}, async () => {
  const incident = await openAt(one, 'updates', now)
  await one.app.acknowledge({ incident, by: rita() })
  const job = { incident, run: '' }
  await firesOnce(job, 'update-due', 30, { restart: true })
  await fired(one, incident, 'notice-sent', 1)
  await firesOnce(job, 'update-due', 15)
  await fired(one, incident, 'notice-sent', 3)
  expect(notes(new RegExp(`"${incident}/due-1"`))).toBe(1)
  expect(notes(new RegExp(`"${incident}/late-1"`))).toBe(2)
  const card = async (locale: string) => {
    const it = await one.app.incident(incident)
    return it ? JSON.stringify(one.app.show.card(it, locale)) : ''
  }
  expect(await card('en')).toMatch(/an update is due since/)
  minutes(600)
  await hammer(job, one, two)
  expect(await count(one, incident, 'update-due')).toBe(2)

  await one.app.care.update({ incident, text: 'Nothing is lost. More at noon.', by: rita() })
  expect(await card('ja')).toMatch(/関係者への最後の連絡: <@/)
  await firesOnce(job, 'update-due', 30)
  // What is over needs no update.
  await one.app.life.close({ incident, as: 'resolved', reason: 'done', by: rita() })
  minutes(600)
  await hammer(job, one, two)
  expect(await count(one, incident, 'update-due')).toBe(3)
})

it('a deadline reminds at each of its moments once, also after the end, until a person checked it', {
  timeout: patience,
}, async () => {
  const incident = await openAt(one, 'clocks', now)
  const { care, life } = one.app
  const later = new Date(now + 60_000).toISOString()
  const bad = await care.start({ incident, since: later, text: 'x', by: rita() })
  expect(bad).toMatchObject({ refused: 'bad-input', field: 'since' })
  await care.start({ incident, since: 'now', text: 'a list of customers', by: rita() })
  await life.close({ incident, as: 'resolved', reason: 'contained', by: rita() })
  const job = { incident, run: '' }
  await firesOnce(job, 'clock-near', 48 * 60, { restart: true })
  await fired(one, incident, 'notice-sent', 2)
  await firesOnce(job, 'clock-near', 24 * 60)
  await fired(one, incident, 'notice-sent', 4)
  expect(notes(new RegExp(`${incident}/clock-gdpr-`))).toBe(4)
  minutes(1)
  const it = await one.app.incident(incident)
  if (it === undefined) throw new Error('no incident')
  expect(JSON.stringify(one.app.show.card(it, 'en'))).toMatch(
    /GDPR article 33.*the time ended at.*not legal advice/,
  )
  await one.app.care.check({ incident, clock: 'gdpr', text: 'reported, 42', by: rita() })
  minutes(9_999)
  await hammer(job, one, two)
  expect(await count(one, incident, 'clock-near')).toBe(2)

  // Of moments that were slept through the last one is told.
  const other = await openAt(one, 'slept', now)
  await one.app.care.start({ incident: other, since: 'now', text: 'x', by: rita() })
  minutes(80 * 60)
  await hammer({ incident: other, run: '' }, one, two)
  expect(await count(one, other, 'clock-near')).toBe(1)
})
