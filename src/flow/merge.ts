import type { Desk } from '../core/desk.ts'
import type { Incident } from '../core/incident.ts'
import type { Ref } from '../core/ports.ts'
import { isRefusal } from '../core/refusal.ts'
import type { Text } from '../core/text.ts'
import { change, type Decide } from './change.ts'
import type { World } from './world.ts'

/** What a change by itself needs of the world. */
export type Here = Pick<World, 'clock' | 'policy' | 'journal' | 'catalog'>

/** A change that nothing can stand in the way of; if it does, the whole transaction is undone. */
export async function sure(world: Here, desk: Desk, ref: Ref, decide: Decide): Promise<Incident> {
  const result = await change(world, ref, decide, desk)
  if (isRefusal(result)) throw new Error(`The change was refused: ${result.refused}`)
  return result
}

export const why = (because: Text | undefined): { because?: Text } =>
  because === undefined ? {} : { because }

/**
 * One incident becomes part of another, in both streams; whatever belongs to it is told there from now on. Runs stay where
 * they are, with their ids and buttons. The caller holds both.
 */
export async function absorb(
  world: Here,
  desk: Desk,
  how: { from: string; into: string; by: string; because?: Text },
): Promise<Incident> {
  const { from, into, ...because } = how
  const gone = await sure(world, desk, { id: from }, () => [{ kind: 'merged', into, ...because }])
  const { finding, members, arrivals, acknowledged, enriched, asked } = gone
  const kept = await sure(world, desk, { id: into }, (incident) => [
    {
      kind: 'absorbed',
      from,
      ...because,
      finding,
      members,
      arrivals,
      ...(acknowledged && { acknowledged }),
      ...(enriched && { enriched }),
      ...(asked && { asked: { ...asked, of: asked.of ?? from } }),
    },
    // What nobody has dealt with yet is not buried in what is closed.
    ...(incident?.closed && gone.closed === undefined
      ? [{ kind: 'reopened', by: 'hikeshi' } as const]
      : []),
  ])
  await desk.places.move(from, into)
  return kept
}
