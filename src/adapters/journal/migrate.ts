import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { transaction } from './pool.ts'

const folder = join(import.meta.dirname, 'migrations')
const lockKey = 4_207_849_484 // any constant: "hikeshi migrates"

export const migrationFiles = async (): Promise<string[]> =>
  (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()

/** Brings the schema up to date: forward only, each file in its own transaction, one replica at a time. */
export async function migrate(pool: pg.Pool): Promise<number> {
  const files = await migrationFiles()
  let applied = 0
  for (const file of files) {
    await transaction(pool, async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [lockKey])
      await client.query(
        'create table if not exists migrations (file text primary key, at timestamptz not null default now())',
      )
      const known = await client.query('select 1 from migrations where file = $1', [file])
      if (known.rowCount) return
      await client.query(await readFile(join(folder, file), 'utf8'))
      await client.query('insert into migrations (file) values ($1)', [file])
      applied += 1
    })
  }
  return applied
}
