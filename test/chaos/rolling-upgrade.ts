import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Fleet, say, startFleet } from '../bench/fleet.ts'
import type { Story } from './run.ts'

/** Replica by replica, as a rolling deployment does it: the next one only once this one is ready. */
async function roll(fleet: Fleet, to: string, root?: string): Promise<void> {
  for (const replica of fleet.replicas) {
    await replica.bot?.stop()
    replica.bot = await replica.start({}, root)
  }
  const { rows } = await fleet.sql('select count(*) as n from migrations')
  say(`${to.padEnd(17)} all three are ready; the schema has ${rows[0]?.['n']} migrations`)
}

export default {
  about:
    'three replicas of an older version (OLDER=<its checkout, after npm ci>) become this one, one by one, then the older one again, then this one',
  play: async () => {
    const older = process.env['OLDER'] ?? ''
    if (older === '' || !existsSync(join(older, 'node_modules'))) {
      say('OLDER: expected the folder of an older checkout in which npm ci was run')
      return false
    }
    const rate = Number(process.env['RATE'] ?? 20)
    const fleet = await startFleet({ replicas: 3, root: older })
    try {
      await fleet.load(1, rate, 3)
      const rolled = (async () => {
        await roll(fleet, 'upgraded')
        await roll(fleet, 'rolled back', older)
        await roll(fleet, 'upgraded again')
        return performance.now()
      })()
      let round = 2
      let over = false
      void rolled.finally(() => (over = true))
      while (!over) await fleet.load(round++, rate, 5)
      await rolled
      say(`all was done      ${(await fleet.settle()).toFixed(1)} s after it was over`)
      return await fleet.check()
    } finally {
      await fleet.stop()
    }
  },
} satisfies Story
