import { gunzipSync } from 'node:zlib'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/boot.ts'
import { type Anchored, anchorEvent, anchorStream, type Leaf } from '../../src/core/anchor.ts'
import { link } from '../../src/core/hash.ts'
import { canonical, type JsonObject } from '../../src/core/json.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { personOf, startPosture } from '../support/posture.ts'
import { type Slack, slackChannel, startSlack } from '../support/slack.ts'
import { type SlackBot, startSlackBot } from '../support/slack-bot.ts'
import { startDatabase } from '../support/store.ts'

const day = 86_400_000
const bucket = 'audit-of-the-tests'
let now = Date.parse('2026-11-22T05:00:00Z')
let moto: Moto
let slack: Slack
let bot: SlackBot
let db: Awaited<ReturnType<typeof startDatabase>>
let store: Store
let at: Awaited<ReturnType<typeof startPosture>>
let s3: S3
const audit = { channel: slackChannel, bucket: { name: bucket, region: 'us-east-1', days: 30 } }
const options = () => ({ now: () => now, chat: bot.chat, regions: ['us-east-1'], yaml: { audit } })
beforeAll(async () => {
  ;[moto, slack, db] = await Promise.all([startMoto(), startSlack(), startDatabase()])
  bot = await startSlackBot(slack)
  store = await db.store({ now: () => now })
  at = await startPosture(store, moto, options())
  s3 = new S3({ ...motoClient(moto.url), forcePathStyle: true })
  await s3.createBucket({ Bucket: bucket, ObjectLockEnabledForBucket: true })
})
afterAll(async () => {
  s3.destroy()
  await bot.stop()
  await Promise.all([moto.stop(), slack.stop(), db.stop()])
})

const told = () => slack.state().messages.filter(({ text }) => text.startsWith('⚓'))
const objects = async () => (await s3.listObjectsV2({ Bucket: bucket })).Contents ?? []
const verify = (...args: string[]) =>
  at.command(['audit verify', ...args].join(' '), personOf('admin'))
const last = async (): Promise<Anchored> => {
  const found = await store.anchors.last()
  if (found === undefined) throw new Error('there is no anchor')
  return found
}
/** What an intruder with the database's password does is undone afterwards, so that each test finds the journal whole. */
async function tampered<R>(work: () => Promise<R>): Promise<R> {
  for (const table of ['records', 'heads'])
    await db.sql(`create table kept_${table} as select * from ${table}`)
  try {
    return await work()
  } finally {
    for (const table of ['records', 'heads']) {
      await db.sql(`truncate ${table}`)
      await db.sql(`insert into ${table} select * from kept_${table}`)
      await db.sql(`drop table kept_${table}`)
    }
  }
}
/** A stream with all its hashes made anew: by itself it is whole. */
async function forge(stream: string, events: readonly JsonObject[]): Promise<string> {
  await db.sql('delete from records where stream = $1', [stream])
  let previous = '0'.repeat(64)
  for (const [i, event] of events.entries()) {
    const record = { stream, version: i + 1, at: new Date(now).toISOString(), event }
    const hash = link(previous, record)
    const values = [stream, i + 1, record.at, canonical(event), previous, hash]
    await db.sql('insert into records values ($1, $2, $3, $4, $5, $6)', values)
    previous = hash
  }
  await db.sql('update heads set version = $2, hash = $3 where stream = $1', [
    stream,
    events.length,
    previous,
  ])
  return previous
}

it('anchors the journal once a day on however many replicas, tells the channel, and puts it where nobody can delete it', async () => {
  const second = await startPosture(await db.store({ now: () => now }), moto, options())
  for (let i = 0; i < 600; i++) await store.journal.note(`door/${i}`, { kind: 'refused', i })
  await Promise.all([at.app.audit.anchor(), second.app.audit.anchor()])
  await at.app.audit.anchor()
  // 600 streams are two anchors: one names at most 500.
  expect((await store.audit.verify()).anchors).toHaveLength(2)
  await slack.until(() => told()[0])
  expect(told()).toHaveLength(1)
  expect(told()[0]?.text).toContain((await last()).root)
  now += day
  await store.journal.note('door/1', { kind: 'refused', i: 'again' })
  await second.app.audit.anchor()
  await second.app.audit.anchor()
  const { root, streams } = await last()
  expect(streams.map(([stream, after, version]) => [stream, after, version])).toEqual([
    ['door/1', 1, 2],
  ])
  await slack.until(() => told()[1])
  const kept = await objects()
  expect(kept.map(({ Key }) => Key?.slice(0, 18))).toEqual([
    'hikeshi/2026-11-22',
    'hikeshi/2026-11-22',
    'hikeshi/2026-11-23',
  ])
  const { Body, ObjectLockMode, ObjectLockRetainUntilDate } = await s3.getObject({
    Bucket: bucket,
    Key: kept[2]?.Key,
  })
  expect(ObjectLockMode).toBe('COMPLIANCE')
  expect(ObjectLockRetainUntilDate?.getTime()).toBe(now + 30 * day)
  const lines = gunzipSync((await Body?.transformToByteArray()) ?? Buffer.of())
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject)
  expect(lines).toMatchObject([{ root }, { stream: 'door/1', version: 2, event: { i: 'again' } }])
})

it('a day on which nothing was written needs no anchor', async () => {
  const before = await last()
  now += day
  await at.app.audit.anchor()
  expect(await last()).toEqual(before)
})

it('what could not be brought outside is brought later, by whoever is there', async () => {
  now += day
  await store.journal.note('door/2', { kind: 'refused', i: 'again' })
  slack.faults.fault({ path: /chat\.postMessage/, kind: 'status', status: 503, times: 1 })
  const count = told().length
  await at.app.audit.anchor()
  await at.app.audit.anchor()
  await slack.until(() => (told().length === count + 1 ? true : undefined))
  expect(slack.violations()).toEqual([])
})

it('a whole stream that is gone with its head is found', async () => {
  const report = await tampered(async () => {
    await db.sql(`delete from records where stream = 'door/7'`)
    await db.sql(`delete from heads where stream = 'door/7'`)
    return verify()
  })
  expect(report.exit).toBe(1)
  expect(report.text).toContain('BAD door/7 #1: the record is missing: it was anchored 2026-11-22')
  expect((await verify()).text).toMatch(/: whole\n4 anchors, the last/)
})

it('a stream that was written anew, with all its hashes, is found', async () => {
  const report = await tampered(async () => {
    await forge('door/8', [{ kind: 'refused', i: 'never' }])
    return verify()
  })
  expect(report.text).toContain('BAD door/8 #1: it is another record: it was anchored')
})

it('an anchor of old that was changed is found, with its chain and without', async () => {
  const changed = await tampered(async () => {
    await db.sql(
      `update records set event = replace(event, 'door/9"', 'door/X"') where stream = '${anchorStream}'`,
    )
    return verify()
  })
  expect(changed.text).toMatch(/BAD anchors #\d: its hash is not that of its content/)
  const forged = await tampered(async () => {
    const { rows } = await db.sql(
      `select event from records where stream = '${anchorStream}' order by version`,
    )
    const events = rows.map(({ event }) => JSON.parse(String(event)) as Anchored)
    await forge(
      anchorStream,
      events.map(({ previous, root, streams }) => ({
        kind: 'anchored',
        previous,
        root,
        streams: streams.filter(([stream]) => stream !== 'door/9'),
      })),
    )
    return verify()
  })
  expect(forged.text).toMatch(/BAD anchors #\d: its root is not that of what it names/)
})

it('a journal that was written anew from end to end is told by an anchor that was kept outside', async () => {
  const kept = (await last()).root
  expect((await verify('--anchor', kept)).text).toContain('nothing before it was changed')
  expect((await verify('--anchor', kept)).exit).toBe(0)
  const report = await tampered(async () => {
    const hash = await forge('door/8', [{ kind: 'refused', i: 'never' }])
    const { rows } = await db.sql(
      `select event from records where stream = '${anchorStream}' order by version`,
    )
    let previous = '0'.repeat(64)
    const forged = rows.map(({ event }) => {
      const { streams } = JSON.parse(String(event)) as Anchored
      const leaves = streams.map(
        (leaf): Leaf => (leaf[0] === 'door/8' ? [leaf[0], leaf[1], leaf[2], hash] : leaf),
      )
      const made = anchorEvent(previous, leaves)
      previous = made.root
      return made
    })
    await forge(anchorStream, forged)
    return [await verify(), await verify('--anchor', kept)]
  })
  // By itself it is whole: that is what the copy outside is for.
  expect(report[0]?.exit).toBe(0)
  expect(report[1]?.exit).toBe(1)
  expect(report[1]?.text).toContain('BAD no anchor has this root')
})

it('says what it takes where the root is none', async () => {
  expect((await verify('--anchor', 'x')).text).toContain(
    'verify [--anchor 64 hex digits] | export [ocsf]',
  )
})
