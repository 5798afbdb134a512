import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

export default {
  about:
    'one of three replicas is cut off from PostgreSQL for 20 s: nothing comes through, nobody is told',
  replicas: 3,
  strike: async ({ replicas: [cut, ...others], sink }) => {
    cut?.proxy.silence(true)
    const before = sink.called.size
    await pause(20_000)
    say(`posted meanwhile  ${sink.called.size - before} by the other ${others.length}`)
    cut?.proxy.silence(false)
  },
} satisfies Chaos
