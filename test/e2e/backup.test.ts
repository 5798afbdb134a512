import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadBackup } from '../../src/adapters/journal/backup.ts'
import { startEmbedded } from '../../src/adapters/journal/embedded.ts'
import { ourTables } from '../../src/adapters/journal/migrate.ts'
import { type Bot, clear, killDatabase, startBot, until } from '../support/bot.ts'
import { cli } from '../support/cli.ts'
import { makeGate } from '../support/gate.ts'
import { Ocsf } from '../support/ocsf.ts'
import { databaseUrl } from '../support/replicas.ts'
import { approve, ask, ended, incident, open, runThrough, sample } from '../support/responder.ts'
import { quiet, startDatabase } from '../support/store.ts'

const env = { LOG_LEVEL: 'error' }
let folder = ''
let file = ''
let contained = ''
let interrupted = ''
/** Everything that was accepted before the backup began. */
let before = 0
/** What the command line said of it, and of the same file a second time. */
let made: { code: number; output: string }
let again: typeof made
const folders: string[] = []
const own = (data: string) => ({ HIKESHI_DATA: data })
async function empty(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'hikeshi-restored-'))
  folders.push(data)
  return data
}

/** A bot with one contained finding and one run in the middle is backed up while events come in, and then destroyed. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-backup-'))
  file = join(folder, 'hikeshi.backup')
  const bot = await startBot({ env })
  contained = (await runThrough(bot, (await open(bot, 'contained')).id, 'plan/isolate-instance')).id
  const { id } = await open(bot, 'interrupted')
  interrupted = await ask(bot, id, 'plan/snapshot-volumes')
  const gate = await makeGate(bot.data, id, ['step-done'])
  await approve(bot, interrupted)
  await gate.held(async () => false)
  let stop = false
  let sent = 0
  const load = (async () => {
    for (; !stop; sent++) await bot.event(sample(`load-${sent}`))
  })()
  await until(() => sent > 40 || undefined)
  before = sent + 2
  made = await cli(own(bot.data), 'backup', file)
  stop = true
  await load
  again = await cli(own(bot.data), 'backup', file)
  await Promise.all([bot.kill(), killDatabase(bot.data)])
  await clear(bot.data)
}, 120_000)
afterAll(async () => {
  for (const data of folders) await clear(data)
  await rm(folder, { recursive: true, force: true })
})

async function checkRestored(bot: Bot): Promise<void> {
  const { counts } = await bot.get<{ counts: Record<string, number> }>('/api/console?lang=en')
  expect(counts['received']).toBeGreaterThanOrEqual(before)
  await until(async () => {
    const now = (await bot.get<{ counts: Record<string, number> }>('/api/console?lang=en')).counts
    return (now['waiting'] === 0 && now['read'] === now['received']) || undefined
  })
  // What was under way stopped and asks, since nobody here knows what became of it.
  const stopped = await ended(bot, interrupted)
  expect(stopped).toMatchObject({ state: 'stopped', halted: 'hikeshi/restore' })
  await bot.act('local/approver', 'retry', interrupted)
  await until(async () => {
    const [id = ''] = interrupted.split('.')
    return (await incident(bot, id)).runs[interrupted]?.state === 'done' || undefined
  })
  // What was contained can be undone.
  const undo = await ask(bot, contained, 'undo')
  await approve(bot, undo)
  expect((await ended(bot, undo)).state).toBe('done')
  // What comes in now is new: no number is given twice.
  expect((await open(bot, 'after-the-restore')).id).toMatch(/^inc-/)
}

/** Each record of the journal is one event that OCSF's readers take, with the call, its maker and where it was made. */
async function checkOcsf(data: string): Promise<void> {
  const { code, printed } = await cli(own(data), 'audit', 'export', 'ocsf')
  expect(code).toBe(0)
  const events = printed
    .trim()
    .split('\n')
    .map((line) => Ocsf.parse(JSON.parse(line)))
  const records = (await cli(own(data), 'audit', 'export')).printed.trim().split('\n')
  expect(events).toHaveLength(records.length)
  const calls = events.flatMap((one) => (one.class_uid === 6003 ? [one] : []))
  const isolated = calls.find(({ api }) => api.operation === 'ModifyNetworkInterfaceAttribute')
  expect(isolated).toMatchObject({
    activity_id: 3,
    actor: { user: { uid: 'local/approver' } },
    api: { service: { name: 'ec2.amazonaws.com' } },
    cloud: { account: { uid: expect.stringMatching(/^\d{12}$/) } },
  })
}

it('brings everything back into an empty store: the journal is whole, what was interrupted asks, an undo works', async () => {
  expect(again.output).toContain('is there already')
  expect(made.output).toMatch(/\d+ rows of \d+ tables as of .*Z, \d+ bytes, SHA-256 [0-9a-f]{64}/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const data = await empty()
  const restored = await cli(own(data), 'restore', file)
  expect(restored.code, restored.output).toBe(0)
  expect(restored.output).toContain('records, whole')
  expect(restored.output).toContain(`run ${interrupted} had not ended`)
  expect((await cli(own(data), 'restore', file)).output).toContain('the store is not empty')
  const bot = await startBot({ data, env })
  await checkRestored(bot)
  expect((await cli(own(data), 'audit', 'verify')).output).toContain('whole')
  expect(await bot.stop()).toBe(0)
  await checkOcsf(data)
}, 120_000)

it('moves from the embedded database to one outside', async () => {
  const outside = await empty()
  const database = await startEmbedded(outside, () => {})
  const url = { DATABASE_URL: await databaseUrl(outside) }
  const restored = await cli({ ...url, ...own(await empty()) }, 'restore', file)
  expect(restored.code, restored.output).toBe(0)
  expect(restored.output).toContain('records, whole')
  const { code, output } = await cli({ ...url, ...own(await empty()) }, 'audit', 'verify')
  expect(code, output).toBe(0)
  await database.stop()
}, 120_000)

it('refuses a file that is cut, changed, made by a newer version, or none, and writes nothing', async () => {
  const text = gunzipSync(await readFile(file)).toString()
  const broken = join(folder, 'broken.backup')
  const database = await startDatabase()
  const load = (path: string) => loadBackup(database.config, path, quiet)
  for (const [bytes, problem] of [
    [(await readFile(file)).subarray(0, 5_000), 'not a whole backup'],
    [gzipSync(text.slice(0, text.lastIndexOf('#end'))), 'not a whole backup'],
    [gzipSync(text.replace('"kind\\":\\"opened', '"kind\\":\\"0pened')), 'was changed'],
    [gzipSync(text.replace('001-start.sql', '999-later.sql')), 'a newer Hikeshi made this backup'],
    [gzipSync('hello\t1\n'), 'not a backup of Hikeshi'],
    [Buffer.from('plain'), 'not a whole backup'],
  ] as const) {
    await writeFile(broken, bytes)
    expect(await load(broken)).toEqual({ problem: expect.stringContaining(problem) })
  }
  expect(await load(join(folder, 'none'))).toMatchObject({
    problem: expect.stringContaining('no file'),
  })
  // All of these left the store empty: a good file still goes in.
  expect(await load(file)).toMatchObject({ runs: [interrupted] })
  await database.stop()
})

it('knows every table that migrations make', async () => {
  const database = await startDatabase()
  await database.store()
  const { rows } = await database.sql(
    'select tablename as name from pg_tables where schemaname = current_schema() order by 1',
  )
  await database.stop()
  expect(rows.map(({ name }) => String(name))).toEqual(
    [...(await ourTables()), 'migrations'].sort(),
  )
})
