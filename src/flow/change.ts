import { nextClock } from '../core/clocks.ts'
import { remindAt } from '../core/decide.ts'
import { nextRoomStep } from '../core/decide-room.ts'
import type { Event } from '../core/events.ts'
import { severities } from '../core/finding.ts'
import { evolve, type Incident, openIncident } from '../core/incident.ts'
import { same } from '../core/json.ts'
import { wantedNotices } from '../core/notices.ts'
import { nextLevel, wantedPages } from '../core/paging.ts'
import { channelsFor, isSimulated } from '../core/policy.ts'
import type { Append, Job, Journal, Ref } from '../core/ports.ts'
import { privately } from '../core/principal.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { roomChannel } from '../core/room.ts'
import { nextReminder } from '../core/updates.ts'
import { pendingAt } from './pending.ts'
import { rulingOn } from './ruling.ts'
import type { World } from './world.ts'

export type Decide = (incident: Incident | undefined, now: string) => readonly Event[] | Refusal

/**
 * The only way anything changes: lock, read, decide, append, and say what follows (cards to show, jobs to wake). What was
 * appended is the audit. A decision that finds nothing to do returns no events.
 */
export async function change(
  world: Pick<World, 'clock' | 'policy' | 'journal' | 'catalog'>,
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

/** What comes by itself may wait its turn; what a person did, or a run, is waited for. */
const arriving = new Set<Event['kind']>(['opened', 'seen', 'over', 'enriched'])

/** Merging may happen by itself; splitting never does. */
const byItself = (event: Event): boolean =>
  (arriving.has(event.kind) && !(event.kind === 'opened' && event.splitFrom !== undefined)) ||
  ((event.kind === 'absorbed' || event.kind === 'merged') && event.by === 'hikeshi')

const isSilent = (event: Event): boolean =>
  silent.has(event.kind) || (event.kind === 'enriched' && saysNothing(event))
const saysNothing = ({ facts, links = [], unread }: Event & { kind: 'enriched' }): boolean =>
  facts.length === 0 && links.length === 0 && unread !== 'denied'

/** Of what is due, that which is not left to the sweep alone. */
const prompt = new Set<Job['queue']>(['enrich', 'escalate', 'page', 'room', 'notice', 'care'])

function follow(
  world: Pick<World, 'policy' | 'catalog'>,
  before: Incident | undefined,
  next: Incident,
  events: readonly Event[],
): Append {
  const channels = events.every(isSilent)
    ? undefined
    : [
        ...channelsFor(world.policy, next).map(({ id }) => id),
        ...[roomChannel(next)].filter((one) => one !== undefined),
        ...askedIn(next, events),
      ]
  const grade = ({ finding }: Incident) => severities.indexOf(finding.severity)
  const graver = before !== undefined && grade(next) > grade(before)
  const urgent = events.some((event) => !isSilent(event) && !byItself(event))
  const joined = before && joinedSince(before, events)
  const wake = (channels ?? []).map((channel): Job => ({ queue: 'show', channel }))
  const due = dueOf(world, next)
  const earlier = before === undefined ? [] : dueOf(world, before)
  const fresh = due.filter((job) => prompt.has(job.queue) && !earlier.some((e) => same(e, job)))
  return {
    events,
    next,
    channels,
    urgent,
    graver,
    ...(joined !== undefined && { joined }),
    jobs: [...wake, ...events.flatMap((e) => jobsOf(next, e)), ...fresh, ...alarmOf(before, next)],
    ...(!same(due, earlier) && { due }),
  }
}

/** When people took it as dealt with, if something came by itself that they have not seen. */
function joinedSince(before: Incident, events: readonly Event[]): string | undefined {
  const { closed, acknowledged, members } = before
  const reopened = events.some((event) => event.kind === 'reopened' && event.by === 'hikeshi')
  const came = events.some(
    (event) =>
      (event.kind === 'seen' && members.every(({ key }) => key !== event.finding.key)) ||
      (event.kind === 'absorbed' && event.by === 'hikeshi'),
  )
  if (reopened) return closed?.at
  return came && closed === undefined ? acknowledged?.at : undefined
}

/** Something real and critical: a drill that is going on gives way. */
function alarmOf(before: Incident | undefined, next: Incident): Job[] {
  const critical = next.finding.severity === 'critical' && !isSimulated(next)
  return critical && before?.finding.severity !== 'critical'
    ? [{ queue: 'rehearse', urgent: next.id }]
    : []
}

/** A question and its answer stand with the person who was asked, too. */
const askedIn = ({ asked }: Incident, events: readonly Event[]): string[] =>
  asked !== undefined &&
  asked.of === undefined &&
  events.some(({ kind }) => kind === 'asked' || kind === 'answered')
    ? [privately(asked)]
    : []

function jobsOf(next: Incident, event: Event): Job[] {
  if (event.kind === 'requested')
    return [{ queue: 'expire', incident: next.id, run: event.run, at: event.expiresAt }]
  const begins = ['approved', 'retried', 'skipped', 'broke-glass'].includes(event.kind)
  if (begins && 'run' in event)
    return next.runs[event.run]?.state === 'approved'
      ? [{ queue: 'run', incident: next.id, run: event.run }]
      : []
  return []
}

/** What goes on around the response: its channel, what is to be told, and what somebody is to be reminded of. */
function careOf({ policy }: Pick<World, 'policy'>, incident: Incident): Job[] {
  const { id } = incident
  const moments = [nextReminder(policy.updates, incident)?.at, nextClock(incident)]
  const [at] = moments.filter((one) => one !== undefined).toSorted()
  return [
    ...(nextRoomStep(incident) ? [{ queue: 'room' as const, incident: id }] : []),
    ...wantedNotices(incident).map((one) => ({ queue: 'notice' as const, incident: id, ...one })),
    ...(at === undefined ? [] : [{ queue: 'care' as const, incident: id, at }]),
  ]
}

/** What must happen by itself, read off the state. */
function dueOf(world: Pick<World, 'policy' | 'catalog'>, incident: Incident): Job[] {
  const at = pendingAt(world, incident)
  const rank = severities.indexOf(incident.finding.severity)
  const enrich: Job[] =
    at === undefined
      ? []
      : [{ queue: 'enrich', incident: incident.id, rank, ...(at !== '' && { at }) }]
  const runs = Object.values(incident.runs).flatMap((run): Job[] => {
    if (run.state === 'approved' || run.state === 'running')
      return [{ queue: 'run', incident: incident.id, run: run.id }]
    if (run.state === 'requested')
      return [{ queue: 'expire', incident: incident.id, run: run.id, at: run.expiresAt ?? '' }]
    const at = remindAt(run, rulingOn(world, incident, run.id).remindHours)
    if (at !== undefined) return [{ queue: 'remind', incident: incident.id, run: run.id, at }]
    return []
  })
  const level = nextLevel(world.policy.oncall, incident)
  const escalate: Job[] = level
    ? [
        {
          queue: 'escalate',
          incident: incident.id,
          ...(level.at !== undefined && { at: level.at }),
        },
      ]
    : []
  const pages = wantedPages(incident).map(
    ({ pager, at }): Job => ({
      queue: 'page',
      incident: incident.id,
      pager,
      ...(at !== undefined && { at }),
    }),
  )
  return [...enrich, ...runs, ...escalate, ...pages, ...careOf(world, incident)]
}
