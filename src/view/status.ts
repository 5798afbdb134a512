import type { Incident } from '../core/incident.ts'
import { isContained } from '../core/life-state.ts'
import type { Phrases } from '../locales/en.ts'

/** Where an incident stands, in one word: what needs somebody comes first. */
export function status(incident: Incident, { lists, life }: Phrases): string | undefined {
  const states = Object.values(incident.runs)
    .filter(({ undoneBy }) => undoneBy === undefined)
    .map(({ state }) => state)
  if (states.includes('stopped')) return lists.stopped
  if (states.includes('requested')) return lists.waiting
  if (states.includes('approved') || states.includes('running')) return lists.running
  if (incident.closed) return life.states[incident.closed.as]
  if (isContained(incident)) return lists.contained
  const undone = Object.values(incident.runs).some(
    ({ plan, state }) => plan.mode === 'undo' && state === 'done',
  )
  return undone ? lists.undone : undefined
}
