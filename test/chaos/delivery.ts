import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

export default {
  about: 'everything is delivered again, up to three times, in another order and to other replicas',
  replicas: 2,
  strike: async (fleet) => {
    await pause(2_000)
    const before = [...fleet.bodies]
    const copies = before
      .flatMap((body, i) => Array.from({ length: 1 + (i % 3) }, () => body))
      .map((body) => ({ body, place: Math.random() }))
      .toSorted((a, b) => a.place - b.place)
    for (let i = 0; i < copies.length; i += 50)
      await Promise.all(copies.slice(i, i + 50).map(({ body }) => fleet.deliver(body)))
    say(`delivered again   ${copies.length} copies of ${before.length} events`)
  },
} satisfies Chaos
