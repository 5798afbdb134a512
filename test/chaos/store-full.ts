import { setTimeout as pause } from 'node:timers/promises'
import type { Chaos } from './run.ts'

export default {
  about: 'PostgreSQL takes no writes for 10 s, as a managed one whose storage is full',
  replicas: 2,
  strike: async (fleet) => {
    const only = (on: boolean) =>
      fleet.sql(`alter database hikeshi set default_transaction_read_only = ${on ? 'on' : 'off'}`)
    // Sessions keep what they began with.
    const cut = () =>
      fleet.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'hikeshi' and pid <> pg_backend_pid()`,
      )
    await only(true)
    await cut()
    await pause(10_000)
    await fleet.sql('set default_transaction_read_only = off')
    await fleet.sql(
      'begin read write; alter database hikeshi set default_transaction_read_only = off; commit',
    )
    await cut()
  },
} satisfies Chaos
