import type { Incident, Row } from './types.ts'
import type { Words } from './words.ts'

export type Standing = keyof Words['state']

/** One word for where an incident stands: what needs a person first. */
export function stateOf({ runs, acknowledged, closed, merged }: Incident): Standing {
  const all = Object.values(runs)
  const any = (...states: string[]): boolean => all.some(({ state }) => states.includes(state))
  if (any('stopped')) return 'stopped'
  if (any('requested')) return 'requested'
  if (any('approved', 'running')) return 'running'
  if (merged) return 'merged'
  if (closed) return closed.as
  const done = all.filter(({ state }) => state === 'done')
  const contained = done.some(
    ({ plan, steps, undoes, undoneBy }) =>
      undoes === undefined &&
      undoneBy === undefined &&
      plan.steps.some(({ id, phase }) => phase === 'contain' && steps[id]?.state === 'done'),
  )
  if (contained) return 'contained'
  if (done.some(({ undoes }) => undoes !== undefined)) return 'undone'
  return acknowledged || done.length > 0 ? 'acknowledged' : 'new'
}

/** What a list shows of an incident. */
export function rowOf(incident: Incident): Row {
  const { id, finding, drill, arrivals, openedAt } = incident
  const { severity, sample, headline, resource, account, region } = finding
  const told = { severity, sample, headline, resource: resource.id, account, region }
  return { id, drill, arrivals, openedAt, state: stateOf(incident), ...told }
}
