import { setTimeout as pause } from 'node:timers/promises'
import type { Chaos } from './run.ts'

export default {
  about: 'each of three replicas is killed once and comes back',
  replicas: 3,
  strike: async ({ replicas }) => {
    for (const replica of replicas) {
      await replica.bot?.kill()
      await pause(1_000)
      replica.bot = await replica.start()
    }
  },
} satisfies Chaos
