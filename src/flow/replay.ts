import type { Redriven, Replayed } from '../core/doctor.ts'
import type { Upkeep } from '../core/upkeep.ts'
import { ingest } from './ingest.ts'
import type { World } from './world.ts'

/** As many events as one replay takes; a second one takes the next. */
const most = 10_000

/**
 * Takes in what was not delivered, puts back what failed or was not understood, and reads it as any event is read: an incident that it belongs to takes it in,
 * and a second replay finds only what still cannot be read.
 */
export async function replay(
  world: World,
  { upkeep, by, undelivered }: { upkeep: Upkeep; by: string; undelivered: () => Promise<Redriven> },
): Promise<Replayed> {
  const redriven = await undelivered()
  const events = await upkeep.again(most)
  if (events.length + redriven.taken > 0)
    await world.inbox.drain((row, desk) => ingest(world, row, desk))
  const became = await upkeep.became(events.map(({ id }) => id))
  const replayed: Replayed = {
    undelivered: redriven,
    failed: events.filter(({ was }) => was === 'failed').length,
    notUnderstood: events.filter(({ was }) => was === 'not-understood').length,
    became: {
      read: became.read,
      notUnderstood: became['not-understood'],
      failed: became.failed,
      waiting: became.waiting,
    },
  }
  const day = new Date(world.clock.now()).toISOString().slice(0, 10)
  if (events.length + redriven.taken > 0)
    await world.journal.note(`replay/${day}`, {
      kind: 'replayed',
      by,
      ...JSON.parse(JSON.stringify(replayed)),
    })
  return replayed
}
