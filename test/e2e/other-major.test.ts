import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { expect, it } from 'vitest'
import { loadBackup, saveBackup } from '../../src/adapters/journal/backup.ts'
import { openStore } from '../../src/adapters/journal/store.ts'
import { until } from '../support/bot.ts'
import { quiet, startDatabase } from '../support/store.ts'

/** The PostgreSQL that the machine's own packages bring, where there is one. */
const home = '/usr/lib/postgresql'
const [major] = existsSync(home) ? readdirSync(home).filter((one) => Number(one) >= 15) : []
// PostgreSQL refuses to run as root.
const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

async function startMajor(): Promise<{ config: pg.PoolConfig; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-major-'))
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid)
  const bin = (name: string) => join(home, major ?? '', 'bin', name)
  const data = join(folder, 'data')
  execFileSync(bin('initdb'), ['-D', data, '-U', 'hikeshi', '-A', 'trust', '-E', 'UTF8'], owner)
  const socket = ['-k', folder, '-c', 'listen_addresses=']
  const child = spawn(bin('postgres'), ['-D', data, ...socket], { ...owner, stdio: 'ignore' })
  await until(() => existsSync(join(folder, '.s.PGSQL.5432')) || undefined)
  return {
    config: { host: folder, user: 'hikeshi', database: 'postgres' },
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

it.skipIf(major === undefined)(
  'what was backed up from our own PostgreSQL is whole in another major version, and on its way back',
  async () => {
    const [ours, other, again] = [await startDatabase(), await startMajor(), await startDatabase()]
    const store = await ours.store()
    for (let i = 0; i < 50; i++)
      await store.journal.note(`door/${i % 7}`, {
        kind: 'refused',
        by: 'T1/U1',
        why: `${i} 火消し`,
      })
    const before = await store.audit.verify()
    const folder = await mkdtemp(join(tmpdir(), 'hikeshi-major-'))
    const hop = async (from: pg.PoolConfig, to: pg.PoolConfig, name: string) => {
      const path = join(folder, name)
      expect(await saveBackup(from, path, quiet)).not.toHaveProperty('problem')
      expect(await loadBackup(to, path, quiet)).not.toHaveProperty('problem')
      const moved = await openStore({ config: to, backlogLimit: 10, now: Date.now, log: quiet })
      const [report, { version }] = [await moved.audit.verify(), await moved.upkeep.vitals()]
      expect(report).toEqual(before)
      await moved.stop()
      return Number.parseInt(version, 10)
    }
    expect(await hop(ours.config, other.config, 'there')).toBe(Number(major))
    expect(await hop(other.config, again.config, 'back')).not.toBe(Number(major))
    await Promise.all([ours.stop(), other.stop(), again.stop()])
    await rm(folder, { recursive: true })
  },
  120_000,
)
