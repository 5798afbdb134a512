import type { Incident } from './incident.ts'

/** Plans that were only looked at: the last ones can still be asked for, the others stay in the journal alone. */
const keptPlans = 9
export function withoutOldPlans(runs: Incident['runs']): Incident['runs'] {
  const looked = Object.values(runs).filter(({ state }) => state === 'planned')
  const old = looked.toSorted((a, b) => (a.plannedAt < b.plannedAt ? 1 : -1)).slice(keptPlans)
  if (old.length === 0) return runs
  return Object.fromEntries(Object.entries(runs).filter(([, run]) => !old.includes(run)))
}
