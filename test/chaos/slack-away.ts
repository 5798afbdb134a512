import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

export default {
  about: 'Slack answers 429, then 503, then nothing at all, 5 s each',
  replicas: 2,
  strike: async ({ sink }) => {
    for (const trouble of [{ status: 429, retryAfter: 3 }, { status: 503 }, 'hang'] as const) {
      const before = sink.called.size
      sink.trouble(() => trouble)
      await pause(5_000)
      say(`posted meanwhile  ${sink.called.size - before} (${JSON.stringify(trouble)})`)
    }
    sink.trouble(() => undefined)
  },
} satisfies Chaos
