import type { Event } from '../core/events.ts'
import { evolve, type Incident, openIncident } from '../core/incident.ts'
import { same } from '../core/json.ts'
import { channelsFor } from '../core/policy.ts'
import type { Append, Job, Journal, Ref } from '../core/ports.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { World } from './world.ts'

export type Decide = (incident: Incident | undefined, now: string) => readonly Event[] | Refusal

/**
 * The only way anything changes: lock, read, decide, append, and say what follows (cards to show, jobs to wake). What was
 * appended is the audit. A decision that finds nothing to do returns no events.
 */
export async function change(
  world: Pick<World, 'clock' | 'policy' | 'journal'>,
  ref: Ref,
  decide: Decide,
  journal: Pick<Journal, 'change'> = world.journal,
): Promise<Incident | Refusal> {
  const result = await journal.change<Refusal | Incident>(ref, (incident, id) => {
    const now = new Date(world.clock.now()).toISOString()
    const events = decide(incident, now)
    if (isRefusal(events)) return { answer: events }
    const next = fold(id, incident, events, now)
    if (next === undefined) return { answer: { refused: 'not-found', what: id } }
    if (events.length === 0) return { answer: next }
    return follow(world, incident, next, events)
  })
  return 'answer' in result ? result.answer : result
}

function fold(
  id: string,
  start: Incident | undefined,
  events: readonly Event[],
  at: string,
): Incident | undefined {
  let incident = start
  for (const event of events) {
    if (incident !== undefined) incident = evolve(incident, event, at)
    else if (event.kind === 'opened') incident = openIncident(id, event, at)
  }
  return incident
}

/** Records that change nothing on the card need no new card. */
const silent = new Set<Event['kind']>(['aws-called', 'refused', 'planned'])

function follow(
  world: Pick<World, 'policy'>,
  before: Incident | undefined,
  next: Incident,
  events: readonly Event[],
): Append {
  const channels = events.every(({ kind }) => silent.has(kind))
    ? []
    : channelsFor(world.policy, next).map(({ id }) => id)
  const wake = channels.map((channel): Job => ({ queue: 'show', channel }))
  const due = dueOf(next)
  return {
    events,
    next,
    channels,
    jobs: [...wake, ...events.flatMap((e) => jobsOf(next, e))],
    ...(!same(due, before === undefined ? [] : dueOf(before)) && { due }),
  }
}

function jobsOf(next: Incident, event: Event): Job[] {
  if (event.kind === 'requested')
    return [{ queue: 'expire', incident: next.id, run: event.run, at: event.expiresAt }]
  if (event.kind === 'approved' || event.kind === 'retried')
    return next.runs[event.run]?.state === 'approved'
      ? [{ queue: 'run', incident: next.id, run: event.run }]
      : []
  return []
}

/** What must happen by itself, read off the state. */
function dueOf(incident: Incident): Job[] {
  return Object.values(incident.runs).flatMap((run): Job[] => {
    if (run.state === 'approved' || run.state === 'running')
      return [{ queue: 'run', incident: incident.id, run: run.id }]
    if (run.state === 'requested')
      return [{ queue: 'expire', incident: incident.id, run: run.id, at: run.expiresAt ?? '' }]
    return []
  })
}
