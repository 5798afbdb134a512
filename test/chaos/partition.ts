import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import { makeNamespace } from '../support/namespace.ts'
import type { Chaos } from './run.ts'

export default {
  about:
    'one of three replicas is cut off from PostgreSQL for 20 s: nothing comes through, nobody is told',
  replicas: 3,
  apart: () => {
    const net = makeNamespace()
    say(
      net
        ? 'cut by            the cable of a network namespace'
        : 'cut by            a proxy: no network namespace can be made here (it takes root)',
    )
    return net
  },
  strike: async ({ replicas: [cut, ...others], sink }, net) => {
    const silence = (on: boolean) => (net ? net.cut(on) : cut?.proxy.silence(on))
    silence(true)
    const before = sink.called.size
    await pause(20_000)
    say(`posted meanwhile  ${sink.called.size - before} by the other ${others.length}`)
    silence(false)
  },
} satisfies Chaos
