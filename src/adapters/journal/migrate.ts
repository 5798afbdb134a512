import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Client, transaction } from './pool.ts'

const folder = join(import.meta.dirname, 'migrations')
const lockKey = 4_207_849_484 // any constant: "hikeshi migrates"

export const migrationFiles = async (): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()

const readMigration = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')

/** Brings the schema up to date: forward only, each file in its own transaction, one replica at a time. */
export async function migrate(pool: pg.Pool): Promise<number> {
  let applied = 0
  for (const file of await migrationFiles())
    if (await transaction(pool, (client) => applyMigration(client, file))) applied += 1
  return applied
}

/** In the caller's transaction; false: it was applied before. */
export async function applyMigration(client: Client, file: string): Promise<boolean> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey])
  await client.query(
    'create table if not exists migrations (file text primary key, at timestamptz not null default now())',
  )
  const known = await client.query('select 1 from migrations where file = $1', [file])
  if (known.rowCount) return false
  await client.query(await readMigration(file))
  await client.query('insert into migrations (file) values ($1)', [file])
  return true
}

/** The tables that migrations make, in the order in which they come: what a table refers to is before it. */
export async function ourTables(): Promise<string[]> {
  const texts = await Promise.all((await migrationFiles()).map(readMigration))
  return texts.flatMap((text) =>
    [...text.matchAll(/^create table (\w+)/gm)].map(([, name = '']) => name),
  )
}
