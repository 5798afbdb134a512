import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

export default {
  about: 'PostgreSQL fails over to another server with the same data',
  replicas: 3,
  strike: async (fleet) => {
    const began = performance.now()
    await fleet.failOver(async (from) => {
      const to = mkdtempSync(join(tmpdir(), 'hikeshi-store-'))
      execFileSync('cp', ['-a', `${from}/.`, to])
      return to
    })
    say(`fail-over         ${((performance.now() - began) / 1_000).toFixed(1)} s without a store`)
  },
} satisfies Chaos
