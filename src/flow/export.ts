import { type Exports, NotTaken, type Outlet, type Sending } from '../core/exports.ts'
import type { App } from '../kit/app.ts'
import type { World } from './world.ts'

/** So long a place may take until it shows what it was given. */
const fiveMinutes = 300_000

/**
 * Woken often, on all replicas: one of them brings out what is new in the journal. Each batch is noted before it goes and after
 * it went; one of which only the first is known is looked for at the other end before anything else goes.
 */
export function makeExportTick(
  { alone, clock, log }: Pick<World, 'alone' | 'clock' | 'log'>,
  { exports, outlet }: { exports: Exports; outlet: Outlet | undefined },
): App['audit']['bringOut'] {
  async function isSettled({ place, has }: Outlet, sending: Sending | undefined): Promise<boolean> {
    if (sending === undefined) return true
    if (await has(sending)) await exports.end(place, sending.moves)
    else if (clock.now() - sending.at < fiveMinutes) return false
    else await exports.end(place, [])
    return true
  }

  async function bring(to: Outlet): Promise<void> {
    if (!(await isSettled(to, await exports.sending(to.place)))) return
    for (let from = ''; ; ) {
      const batch = await exports.next(to.place, from)
      if (batch === undefined) return
      const { lines, moves, mark } = batch
      const at = clock.now()
      await exports.begin(to.place, { moves, mark, at })
      try {
        await to.put(lines, at)
      } catch (error) {
        if (error instanceof NotTaken) await exports.end(to.place, [])
        throw error
      }
      await exports.end(to.place, moves)
      from = moves.at(-1)?.[0] ?? ''
    }
  }

  return async () => {
    if (outlet === undefined) return
    await alone('export', () =>
      bring(outlet).catch((error: unknown) =>
        log('warn', 'the journal could not be exported', {
          place: outlet.place,
          error: String(error),
        }),
      ),
    )
  }
}
