import { did, type Incident, standing } from './incident.ts'
import type { LifeState } from './life.ts'

/** Something that contains was done, and stands. */
export const isContained = (incident: Incident): boolean =>
  standing(incident).some((run) => did(run, 'contain'))

export function lifeOf(incident: Incident): LifeState {
  if (incident.closed) return incident.closed.as
  if (isContained(incident)) return 'contained'
  return incident.acknowledged ? 'acknowledged' : 'new'
}

/** Whoever has a hand in it: `/hikeshi incidents mine`. */
export function involved({ acknowledged, commander, tasks = [], roles = [] }: Incident): string[] {
  const owners = tasks.flatMap(({ owner, done }) => (done ? [] : [owner]))
  const all = [acknowledged?.by, commander?.who, ...roles.map(({ who }) => who), ...owners]
  return [...new Set(all.filter((one) => one !== undefined))]
}
