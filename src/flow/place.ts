import { type Handle, join, type Place } from '../core/correlate.ts'
import { reopening } from '../core/decide-life.ts'
import type { Desk, Lookup } from '../core/desk.ts'
import type { Event } from '../core/events.ts'
import type { Finding } from '../core/finding.ts'
import { hides, type Suppression, sightingOf } from '../core/suppress.ts'
import { absorb, type Here, sure, why } from './merge.ts'

/** A finding with all that it can be joined by. */
export interface Arrived {
  readonly finding: Finding
  readonly handles: readonly Handle[]
  readonly moment: number
  readonly over: boolean
  readonly lookups: readonly Lookup[]
}
export interface Placed {
  /** idle: it told the end of something that nobody knew. */
  readonly as: 'opened' | 'folded' | 'suppressed' | 'idle'
  /** The incident, or the rule that hid it. */
  readonly id?: string
}
type Opening = Pick<Event & { kind: 'opened' }, 'drill' | 'rehearsal'>

/** Puts a finding where it belongs: hidden by a rule, closed, into the incidents it is joined to, or into a new one. */
export async function place(
  world: Here,
  desk: Desk,
  arrived: Arrived,
  how: {
    readonly key: string
    readonly opening: Opening
    readonly places: readonly Place[]
    readonly rules: readonly Suppression[]
  },
): Promise<Placed> {
  const { finding, handles, moment, over } = arrived
  const now = new Date(world.clock.now()).toISOString()
  const { incidents, because, pinned } = join(handles, how.places, moment, over)
  const [first, ...others] = incidents
  if (over) {
    if (first === undefined) return { as: 'idle' }
    await sure(world, desk, { id: first }, () => [{ kind: 'over', finding }])
    await desk.places.close(handles[0]?.id ?? '', first, moment)
    return { as: 'folded', id: first }
  }
  const rule = how.rules.find((one) => hides(one, finding))
  if (rule !== undefined) {
    await desk.suppressions.hid(rule.id, now)
    return { as: 'suppressed', id: rule.id }
  }
  for (const from of others)
    await absorb(world, desk, {
      from,
      into: first ?? from,
      by: 'hikeshi',
      // What leads from the one to the other: the finding itself is in the first, or it is joined to both.
      ...why(because.get(from) ?? because.get(first ?? '')),
    })
  const ref = first === undefined ? { key: how.key } : { id: first }
  const { id } = await sure(world, desk, ref, (incident) =>
    incident === undefined
      ? [{ kind: 'opened', finding, ...how.opening }]
      : [
          { kind: 'seen', finding, ...why(because.get(incident.id)) },
          ...reopening(incident, finding),
        ],
  )
  await Promise.all([
    desk.places.put(id, pinned ? handles.slice(0, 1) : handles, moment, pinned),
    desk.suppressions.saw(sightingOf(finding), id, now),
  ])
  return { as: first === undefined ? 'opened' : 'folded', id }
}
