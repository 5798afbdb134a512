import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectEmbedded, startEmbedded } from '../../src/adapters/journal/embedded.ts'
import {
  cleanUp,
  config,
  isRoot,
  makeData,
  only,
  postmasters,
  query,
  start,
  startBot,
  until,
  workers,
} from '../support/embedded.ts'

vi.setConfig({ testTimeout: 90_000 })
const quiet = () => undefined

// One cluster is made for most tests and copied; how it is made has its own tests.
let cluster = ''
beforeAll(async () => {
  const folder = makeData()
  await (await startEmbedded(folder, quiet)).stop()
  cluster = `${folder}-cluster`
  spawnSync('cp', ['-a', folder, cluster])
  await cleanUp()
})
afterAll(() => rmSync(cluster, { recursive: true, force: true }))
afterEach(cleanUp)

describe('a fresh start', () => {
  it('makes a durable cluster that only a password and its socket lead to', async () => {
    const folder = join(makeData(), 'not', 'there', 'yet')
    const database = await start(folder)
    const [row] = await query(
      database.config,
      `SELECT current_setting('data_checksums') checksums, current_setting('fsync') fsync,
        current_setting('listen_addresses') tcp, current_setting('io_method') io,
        current_setting('shared_buffers') buffers, current_setting('max_connections') most,
        current_database() base, usesuper AS super,
        pg_encoding_to_char(encoding) encoding, datcollate locale
      FROM pg_user, pg_database WHERE usename = current_user AND datname = current_database()`,
    )
    expect(row).toMatchObject({
      checksums: 'on',
      fsync: 'on',
      tcp: '',
      io: 'sync',
      buffers: '32MB',
      most: '60',
      base: 'hikeshi',
      super: false,
      encoding: 'UTF8',
      locale: 'C',
    })
    await expect(query({ ...database.config, password: 'guess' }, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    )
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    expect(mode(String(database.config.host))).toBe('700')
    expect(mode(join(folder, 'postgres', 'hikeshi.password'))).toBe('600')
    expect(mode(join(folder, 'postgres.log'))).toBe('600')
    expect(only(folder).uid).not.toBe(0)
    expect(database.adopted).toBe(false)
    const secret = String(database.config.password)
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(secret)
  })

  it('gives the server nothing of our environment', async () => {
    process.env['HIKESHI_TEST_SECRET'] = 'x-secret'
    const folder = makeData(cluster)
    await start(folder)
    delete process.env['HIKESHI_TEST_SECRET']
    const environment = readFileSync(`/proc/${only(folder).pid}/environ`, 'utf8')
    expect(environment).toContain('LC_ALL=C')
    expect(environment).not.toContain('x-secret')
  })

  it.each(['PG_VERSION', 'global/pg_control', 'base/4/PG_VERSION'])(
    'is not harmed by a kill in the middle of initdb, at %s',
    async (reached) => {
      const folder = makeData()
      const bot = startBot(folder)
      const half = await until(() =>
        readdirSync(folder)
          .filter((name) => name.startsWith('postgres-new-'))
          .find((name) => existsSync(join(folder, name, 'data', reached))),
      )
      await bot.kill('SIGKILL')
      expect(existsSync(join(folder, 'postgres'))).toBe(false)
      const database = await start(folder)
      expect(await query(database.config, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      expect(half).toBeTruthy()
      expect(readdirSync(folder).filter((name) => name.startsWith('postgres-new-'))).toEqual([])
    },
  )
})

describe('stopping and starting again', () => {
  it('leaves no process, and keeps the data', async () => {
    const folder = makeData(cluster)
    const first = await start(folder)
    await query(first.config, 'CREATE TABLE kept AS SELECT 7 AS n')
    await Promise.all([first.stop(), first.stop()])
    expect(workers(folder)).toEqual([])
    expect(await connectEmbedded(folder)).toBeUndefined()
    const second = await start(folder)
    expect(await query(second.config, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
  })

  it('ends connections that are still busy', async () => {
    const folder = makeData(cluster)
    const database = await start(folder)
    const busy = query(database.config, 'SELECT pg_sleep(600)').catch(String)
    await until(() => workers(folder).some(({ command }) => command.includes('SELECT')))
    await database.stop()
    expect(await busy).toMatch(/terminat/)
    expect(workers(folder)).toEqual([])
  })

  it('shortens a log that has grown', async () => {
    const folder = makeData(cluster)
    writeFileSync(join(folder, 'postgres.log'), Buffer.alloc(10_000_001, 'x\n'))
    await start(folder)
    expect(statSync(join(folder, 'postgres.log')).size).toBeLessThan(100_000)
    expect(statSync(join(folder, 'postgres.log.1')).size).toBe(10_000_001)
  })
})

describe('after kill -9', () => {
  it('of the bot: the orphan is adopted, and stopped with us', async () => {
    const folder = makeData(cluster)
    const bot = startBot(folder)
    await bot.says('ready')
    const { pid } = only(folder)
    await query(await config(folder), 'CREATE TABLE kept AS SELECT 7 AS n')
    await bot.kill('SIGKILL')
    const database = await start(folder)
    expect(database.adopted).toBe(true)
    expect(only(folder).pid).toBe(pid)
    expect(await query(database.config, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    await database.stop()
    expect(workers(folder)).toEqual([])
  })

  it('of an adopted server: it is started again', async () => {
    const folder = makeData(cluster)
    const bot = startBot(folder)
    await bot.says('ready')
    await bot.kill('SIGKILL')
    const { pid } = only(folder)
    const { config } = await start(folder)
    process.kill(pid, 'SIGKILL')
    await until(() => postmasters(folder).some((found) => found.pid !== pid))
    await until(() => query(config, 'SELECT 1').catch(() => undefined))
    expect(only(folder).pid).not.toBe(pid)
  })

  it('of the server: it is started again, the pool goes on, and the log says so', async () => {
    const folder = makeData(cluster)
    const said: string[] = []
    const database = await start(folder, (message) => said.push(message))
    const pool = new pg.Pool({ ...database.config, max: 2 })
    pool.on('error', quiet)
    await pool.query('CREATE TABLE kept AS SELECT 7 AS n')
    for (let round = 0; round < 2; round++) {
      const { pid } = only(folder)
      process.kill(pid, 'SIGKILL')
      await until(() => postmasters(folder).some((found) => found.pid !== pid))
      const rows = await until(() =>
        pool.query('SELECT n FROM kept').then(
          (result) => result.rows,
          () => undefined,
        ),
      )
      expect(rows).toEqual([{ n: 7 }])
    }
    await pool.end()
    expect(said.filter((message) => message.includes('starting it again'))).toHaveLength(2)
  })

  it('of both, many times: what was committed is there', async () => {
    const folder = makeData(cluster)
    for (let round = 1; round <= 3; round++) {
      const bot = startBot(folder)
      expect((await bot.says('ready')).adopted).toBe(false)
      const target = await config(folder)
      await query(target, 'CREATE TABLE IF NOT EXISTS kept (n int)')
      await query(target, `INSERT INTO kept VALUES (${round})`)
      const victims = [bot.child.pid ?? 0, ...workers(folder).map(({ pid }) => pid)]
      for (const pid of victims) process.kill(pid, 'SIGKILL')
      await bot.kill('SIGKILL')
      expect(await connectEmbedded(folder)).toBeUndefined()
    }
    const { config: after } = await start(folder)
    expect(await query(after, 'SELECT n FROM kept ORDER BY n')).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ])
  })

  it('of both: a process that got the dead server\u2019s number does not block the start', async () => {
    const folder = makeData(cluster)
    const bot = startBot(folder)
    await bot.says('ready')
    const { uid } = only(folder)
    for (const { pid } of workers(folder)) process.kill(pid, 'SIGKILL')
    await bot.kill('SIGKILL')
    await until(() => workers(folder).length === 0)
    const stranger = spawn('sleep', ['600'], { cwd: '/', ...(isRoot && { uid }) })
    for (const path of ['postgres/postmaster.pid', 'postgres-socket/.s.PGSQL.5432.lock']) {
      const [, ...rest] = readFileSync(join(folder, path), 'utf8').split('\n')
      writeFileSync(join(folder, path), [stranger.pid, ...rest].join('\n'))
    }
    const database = await start(folder)
    stranger.kill()
    expect(await query(database.config, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('of the server with a busy child: waits for the child, then runs alone', async () => {
    const folder = makeData(cluster)
    const { config } = await start(folder)
    const busy = query(config, 'SELECT count(*) FROM generate_series(1, 1e12)').catch(String)
    const child = await until(() =>
      workers(folder).find(({ command }) => command.includes('SELECT')),
    )
    const { pid } = only(folder)
    process.kill(pid, 'SIGKILL')
    expect(await busy).toMatch(/terminat/)
    await until(() => query(config, 'SELECT 1').catch(() => undefined))
    expect(workers(folder).map((worker) => worker.pid)).not.toContain(child?.pid)
    expect(only(folder).pid).not.toBe(pid)
  })

  it('a Ctrl-C that is meant for the bot leaves the server alone', async () => {
    const folder = makeData(cluster)
    const bot = startBot(folder)
    await bot.says('ready')
    process.kill(-(bot.child.pid ?? 0), 'SIGINT')
    await until(() => bot.child.signalCode === 'SIGINT')
    expect(await query(await config(folder), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe('two on one folder', () => {
  it('is one too many: one runs, the other says why not', async () => {
    const folder = makeData()
    const two = [startBot(folder), startBot(folder)]
    const ready = await until(() => two.find((bot) => bot.lines.some((line) => line.ready)))
    const loser = two.find((bot) => bot !== ready)
    expect((await loser?.says('failed'))?.failed).toContain(`Another Hikeshi runs on ${folder}`)
    only(folder)
    await ready?.kill('SIGTERM')
    expect(workers(folder)).toEqual([])
  })

  it('becomes one when the first is killed: the second takes its server over', async () => {
    const folder = makeData(cluster)
    const first = startBot(folder)
    await first.says('ready')
    const { pid } = only(folder)
    const second = startBot(folder)
    await first.kill('SIGKILL')
    expect((await second.says('ready')).adopted).toBe(true)
    expect(only(folder).pid).toBe(pid)
    await second.kill('SIGTERM')
    expect(workers(folder)).toEqual([])
  })

  it('does not take a copied folder for the original', async () => {
    const original = makeData(cluster)
    const first = await start(original)
    const copy = makeData(original)
    const second = await start(copy)
    expect(second.adopted).toBe(false)
    expect(second.config.host).not.toBe(first.config.host)
    expect(only(original).pid).not.toBe(only(copy).pid)
  })
})

describe('users and folders', () => {
  const nobody = { uid: 65534, gid: 65534 }

  it.runIf(isRoot)('runs for a normal user as that user', async () => {
    const folder = makeData()
    chownSync(folder, nobody.uid, nobody.gid)
    const bot = startBot(folder, nobody)
    await bot.says('ready')
    expect(only(folder).uid).toBe(nobody.uid)
    expect(await query(await config(folder), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await bot.kill('SIGTERM')
    expect(workers(folder)).toEqual([])
    // Later as root: the cluster keeps its owner.
    await start(folder)
    expect(only(folder).uid).toBe(nobody.uid)
  })

  it.runIf(isRoot)('says what to do for a user without an entry in /etc/passwd', async () => {
    const folder = makeData()
    chownSync(folder, 54321, 54321)
    const bot = startBot(folder, { uid: 54321, gid: 54321 })
    expect((await bot.says('failed')).failed).toMatch(/54321 has no entry in \/etc\/passwd/)
  })

  it.runIf(isRoot && existsSync('/usr/bin/setpriv'))(
    'recovers as root that may not look at the server\u2019s processes, as in a container',
    async () => {
      const folder = makeData(cluster)
      const blind = ['/usr/bin/setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace']
      const first = startBot(folder, {}, blind)
      await first.says('ready')
      await first.kill('SIGKILL')
      const second = startBot(folder, {}, blind)
      expect((await second.says('ready')).adopted).toBe(true)
      for (const { pid } of workers(folder)) process.kill(pid, 'SIGKILL')
      await second.kill('SIGKILL')
      const third = startBot(folder, {}, blind)
      expect((await third.says('ready')).adopted).toBe(false)
      await third.kill('SIGTERM')
      expect(workers(folder)).toEqual([])
    },
  )

  it.runIf(isRoot)('names the folder that is closed to the server', async () => {
    const closed = makeData()
    chmodSync(closed, 0o700)
    await expect(startEmbedded(join(closed, 'data'), quiet)).rejects.toThrow(
      `cannot enter ${closed}:`,
    )
    expect(statSync(closed).mode & 0o777).toBe(0o700)
  })

  it('finds room for the socket of a long path, and agrees with the CLI about it', async () => {
    const folder = join(makeData(), 'a'.repeat(80), 'b'.repeat(80))
    mkdirSync(folder, { recursive: true })
    const database = await start(folder)
    const link = join(makeData(), 'link')
    symlinkSync(folder, link)
    const found = await connectEmbedded(link)
    expect(found).toEqual(database.config)
    expect(await query(found ?? {}, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.stop()
    rmSync(String(found?.host), { recursive: true })
  })

  it('touches nothing that is not its cluster', async () => {
    const folder = makeData()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'diary.txt'), 'mine')
    await expect(startEmbedded(folder, quiet)).rejects.toThrow('is no PostgreSQL cluster')
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['diary.txt'])
  })

  it('refuses the cluster of another PostgreSQL', async () => {
    const folder = makeData(cluster)
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    await expect(startEmbedded(folder, quiet)).rejects.toThrow('was made by PostgreSQL 17')
  })
})
