import { loadBackup, saveBackup } from './adapters/journal/backup.ts'
import { boot, type Log, openDatabase, openStore, systemClock } from './boot.ts'
import type { Config } from './config.ts'
import { isRefusal } from './core/refusal.ts'
import { halt } from './flow/oversee.ts'
import type { Keep } from './kit/index.ts'

const by = 'hikeshi/restore'

/** Opens the database by itself: a store that is to be filled must not have been opened, and a backup is to change nothing. */
export const makeKeep = (config: Config, log: Log): Keep => ({
  backup: async (path) => {
    const database = await openDatabase(config, log, true)
    try {
      return await saveBackup(database.config, path, log)
    } finally {
      await database.stop()
    }
  },
  restore: async (path) => {
    const database = await openDatabase(config, log)
    try {
      const loaded = await loadBackup(database.config, path, log)
      if ('problem' in loaded) return loaded
      const store = await openStore({
        config: database.config,
        backlogLimit: config.HIKESHI_BACKLOG_LIMIT,
        now: systemClock.now,
        log,
      })
      try {
        const { world } = await boot(config, store, log, systemClock, () => undefined)
        const { at, rows, runs } = loaded
        await store.journal.note('store', { kind: 'restored', by, of: at, rows })
        // What became of them after the backup nobody here knows: a person looks, and then has them go on.
        for (const run of runs) {
          const halted = await halt(world, { run, by })
          if (isRefusal(halted)) log('warn', 'a run was not stopped', { run, why: halted.refused })
        }
        return { ...loaded, audit: await store.audit.verify() }
      } finally {
        await store.stop()
      }
    } finally {
      await database.stop()
    }
  },
})
