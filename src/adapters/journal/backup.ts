import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import type { BackedUp, Problem, Restored } from '../../kit/keep.ts'
import { applyMigration, migrationFiles, ourTables } from './migrate.ts'
import { type Client, type Log, makePool, noHurry, transaction } from './pool.ts'

/*
 * A backup is gzip over lines of `name TAB JSON`: `#backup` (when, of what shape), then every row of every table of ours under
 * the table's name, `#sequences`, and `#end` with the counts and the SHA-256 of all lines before it. Jobs are not in it: they
 * only wake somebody, and what is due, unread or not yet shown is in the tables.
 */
const format = 1
const page = 200

interface Head {
  readonly format: number
  readonly at: string
  readonly postgres: string
  readonly migrations: readonly string[]
}
interface End {
  readonly rows: { readonly [table: string]: number }
  readonly sha256: string
}

/** Writes everything the store holds at one moment, while bots go on. `-` is the standard output. */
export async function saveBackup(
  config: pg.PoolConfig,
  path: string,
  log: Log,
): Promise<BackedUp | Problem> {
  if (path !== '-' && existsSync(path)) return { problem: `${path} is there already` }
  const pool = makePool({ ...config, ...noHurry, max: 1 }, log)
  const part = `${path}.part`
  try {
    const done = { at: '', rows: 0, tables: 0, sha256: '' }
    await transaction(pool, async (client) => {
      await client.query('set transaction isolation level repeatable read, read only')
      const out =
        path === '-' ? process.stdout : createWriteStream(part, { mode: 0o600, flush: true })
      await pipeline(Readable.from(lines(client, done)), createGzip(), out)
    })
    if (path === '-') return { ...done, bytes: 0 }
    await rename(part, path)
    return { ...done, bytes: (await stat(path)).size }
  } finally {
    if (path !== '-') await rm(part, { force: true })
    await pool.end()
  }
}

async function* lines(
  client: Client,
  done: { at: string; rows: number; tables: number; sha256: string },
): AsyncGenerator<string> {
  const digest = createHash('sha256')
  const hashed = (text: string) => {
    digest.update(text)
    return text
  }
  const tables = await present(client)
  // A migration must wait for us: it would change tables under a snapshot that has yet to read them.
  await client.query(`lock table ${tables.join(', ')} in access share mode`)
  const { rows: about } = await client.query<Omit<Head, 'format'>>(
    `select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, current_setting('server_version') as postgres,
       (select array_agg(file order by file) from migrations) as migrations`,
  )
  done.at = about[0]?.at ?? ''
  yield hashed(`#backup\t${JSON.stringify({ format, ...about[0] })}\n`)
  const rows: Record<string, number> = {}
  for (const table of tables) {
    rows[table] = 0
    // PostgreSQL writes and reads the JSON of a row by itself: no number and no moment passes through ours.
    await client.query(
      `declare backup no scroll cursor for select row_to_json(t)::text as row from ${table} t`,
    )
    for (;;) {
      const { rows: some } = await client.query<{ row: string }>(`fetch ${page} from backup`)
      rows[table] += some.length
      if (some.length > 0) yield hashed(some.map(({ row }) => `${table}\t${row}\n`).join(''))
      if (some.length < page) break
    }
    await client.query('close backup')
    done.rows += rows[table]
  }
  // Sequences are of no snapshot; read last, they are never behind what was.
  const { rows: sequences } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null`,
  )
  yield hashed(
    `#sequences\t${JSON.stringify(Object.fromEntries(sequences.map(({ name, value }) => [name, value])))}\n`,
  )
  done.tables = tables.length
  done.sha256 = digest.digest('hex')
  yield `#end\t${JSON.stringify({ rows, sha256: done.sha256 } satisfies End)}\n`
}

async function present(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema()',
  )
  const there = new Set(rows.map(({ name }) => name))
  return (await ourTables()).filter((table) => there.has(table))
}

/** The file is not what it must be, or the store is not: nothing was written. */
class Unfit extends Error {}

/** Fills an empty store from a backup, all or nothing. `-` is the standard input. */
export async function loadBackup(
  config: pg.PoolConfig,
  path: string,
  log: Log,
): Promise<Omit<Restored, 'audit'> | Problem> {
  const pool = makePool({ ...config, ...noHurry, max: 1 }, log)
  try {
    const loaded = await transaction(pool, (client) => load(client, path))
    await pool.query('analyze')
    return loaded
  } catch (error) {
    if (error instanceof Unfit) return { problem: error.message }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return { problem: `there is no file ${path}` }
    if (code.startsWith('Z_')) return { problem: `${path} is not a whole backup: ${code}` }
    throw error
  } finally {
    await pool.end()
  }
}

async function load(client: Client, path: string): Promise<Omit<Restored, 'audit'>> {
  const { rowCount } = await client.query(
    'select 1 from pg_tables where schemaname = current_schema() limit 1',
  )
  if (rowCount) throw new Unfit('the store is not empty: restore into a new database or folder')
  const digest = createHash('sha256')
  const counted: Record<string, number> = {}
  let head: Head | undefined
  let end: End | undefined
  for await (const { name, body, batch } of read(path)) {
    if (name === '#end') {
      end = JSON.parse(body) as End
      break
    }
    digest.update(batch.map((row) => `${name}\t${row}\n`).join(''))
    if (name === '#backup') await prepare(client, (head = JSON.parse(body) as Head))
    else if (head === undefined) throw new Unfit(`${path} is not a backup of Hikeshi`)
    else if (name === '#sequences') await setSequences(client, body)
    else {
      counted[name] = (counted[name] ?? 0) + batch.length
      await client.query(
        `insert into ${client.escapeIdentifier(name)} overriding system value
         select * from json_populate_recordset(null::${client.escapeIdentifier(name)}, $1)`,
        [`[${batch.join(',')}]`],
      )
    }
  }
  if (head === undefined || end === undefined) throw new Unfit(`${path} is not a whole backup`)
  if (digest.digest('hex') !== end.sha256)
    throw new Unfit(`${path} was changed: its SHA-256 differs`)
  const { rows: runs } = await client.query<{ run: string }>(
    `select run from due where queue = 'run' order by run`,
  )
  return {
    at: head.at,
    postgres: head.postgres,
    rows: Object.values(counted).reduce((sum, n) => sum + n, 0),
    tables: Object.keys(end.rows).length,
    runs: runs.map(({ run }) => run),
  }
}

/** The schema as it was then; the newer migrations follow at the start and change the rows as an upgrade would. */
async function prepare(client: Client, { format: has, migrations }: Head): Promise<void> {
  const known = new Set(await migrationFiles())
  const strange = migrations.filter((file) => !known.has(file))
  if (has !== format || strange.length > 0)
    throw new Unfit(
      `a newer Hikeshi made this backup (${strange.join(', ') || `format ${has}`}): restore it with that version`,
    )
  for (const file of migrations) await applyMigration(client, file)
  const tables = await present(client)
  await client.query(`truncate ${tables.join(', ')}`)
}

async function setSequences(client: Client, body: string): Promise<void> {
  for (const [name, value] of Object.entries(JSON.parse(body) as Record<string, string>))
    await client.query('select setval($1::regclass, $2)', [client.escapeIdentifier(name), value])
}

/** The file's lines, those of one table together as far as they stand together. */
async function* read(
  path: string,
): AsyncGenerator<{ name: string; body: string; batch: string[] }> {
  const input = path === '-' ? process.stdin : createReadStream(path)
  const text = input.pipe(createGunzip())
  // What goes wrong with the file is to be heard by who reads the text.
  input.on('error', (error: Error) => text.destroy(error))
  text.setEncoding('utf8')
  let rest = ''
  let name = ''
  let batch: string[] = []
  for await (const chunk of text as AsyncIterable<string>) {
    const found = (rest + chunk).split('\n')
    rest = found.pop() ?? ''
    for (const line of found) {
      const tab = line.indexOf('\t')
      const of = line.slice(0, tab)
      if (of !== name || batch.length >= page) {
        if (batch.length > 0) yield { name, body: batch[0] ?? '', batch }
        name = of
        batch = []
      }
      batch.push(line.slice(tab + 1))
    }
  }
  if (batch.length > 0) yield { name, body: batch[0] ?? '', batch }
}
