import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

const [ms, forSeconds] = [500, 15]

export default {
  about: `every packet to and from PostgreSQL takes ${ms} ms more, for ${forSeconds} s`,
  replicas: 2,
  strike: async ({ replicas }) => {
    for (const { proxy } of replicas) proxy.slow(ms)
    await pause(forSeconds * 1_000)
    const ready = await Promise.all(
      replicas.map(async ({ bot }) => (await fetch(`${bot?.url}/readyz`)).status),
    )
    say(`ready meanwhile   ${ready.join(', ')}`)
    for (const { proxy } of replicas) proxy.slow(0)
  },
} satisfies Chaos
