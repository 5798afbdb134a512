import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../bench/fleet.ts'
import type { Chaos } from './run.ts'

let folder = ''

export default {
  about: "the disk under the bot's PostgreSQL is full for 10 s (a small tmpfs; needs root)",
  replicas: 2,
  place: async () => {
    folder = mkdtempSync(join(tmpdir(), 'hikeshi-small-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m,mode=711', 'tmpfs', folder])
    return {
      data: folder,
      free: async () => {
        execFileSync('umount', [folder])
        rmSync(folder, { recursive: true })
      },
    }
  },
  strike: async () => {
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(join(folder, 'junk'), Buffer.alloc(bavail * bsize - 65_536))
    await pause(10_000)
    say(`free meanwhile    ${statfsSync(folder).bavail * bsize} bytes`)
    rmSync(join(folder, 'junk'))
  },
} satisfies Chaos
