import { setTimeout as pause } from 'node:timers/promises'
import { killDatabase } from '../support/bot.ts'
import type { Chaos } from './run.ts'

export default {
  about: 'PostgreSQL is killed three times, every process of it',
  replicas: 2,
  strike: async (fleet) => {
    for (let i = 0; i < 3; i++) {
      await killDatabase(fleet.data)
      await pause(4_000)
    }
  },
} satisfies Chaos
