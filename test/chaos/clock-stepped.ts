import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chaos } from './run.ts'

export default {
  about: "one replica's clock steps an hour ahead, then an hour behind, for 8 s each",
  replicas: 2,
  env: { NODE_OPTIONS: `--import=${join(import.meta.dirname, '../support/step-clock.mjs')}` },
  strike: async ({ replicas: [first] }) => {
    // Each signal is the next step: +1 h, -1 h, right again.
    for (let i = 0; i < 3; i++) {
      first?.bot?.child.kill('SIGUSR2')
      await pause(8_000)
    }
  },
} satisfies Chaos
