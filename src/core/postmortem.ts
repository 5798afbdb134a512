import type { Event, Recorded } from './events.ts'
import { did, type Incident, type Run } from './incident.ts'
import type { Closing } from './life.ts'

/** An event with when and where it stands. */
export interface Deed {
  readonly stream: string
  readonly version: number
  readonly at: string
  readonly event: Event
}

/** All that an account of an incident is made from: its own stream, and those of the incidents that became part of it. */
export interface Story {
  readonly incident: Incident
  readonly absorbed: readonly Incident[]
  readonly records: readonly Recorded[]
}

/** In the order of time; within one stream, as it stands there. */
export const deedsOf = ({ records }: Story): Deed[] =>
  records
    .map(({ stream, version, at, event }) => ({
      stream,
      version,
      at,
      event: event as unknown as Event,
    }))
    .toSorted((a, b) =>
      a.stream === b.stream ? a.version - b.version : a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    )

/** Everything that was asked for, in the order it was planned. What was only looked at is no deed. */
export const runsOf = ({ incident, absorbed }: Story): Run[] =>
  [incident, ...absorbed]
    .flatMap(({ runs }) => Object.values(runs))
    .filter(({ state }) => state !== 'planned')
    .toSorted((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1))

const contains = (run: Run): boolean =>
  run.state === 'done' && run.undoes === undefined && did(run, 'contain')

/** The first containment that was carried out to its end, whether or not it was undone since. */
export const firstContainment = (runs: readonly Run[]): Run | undefined =>
  runs
    .filter(contains)
    .toSorted((a, b) => ((a.finishedAt ?? '') < (b.finishedAt ?? '') ? -1 : 1))[0]

/** When an incident reached what is measured. Moments: ISO 8601. */
export interface Milestones {
  readonly opened: string
  /** The first time, even if something new had it opened again. */
  readonly acknowledged?: { readonly by: string; readonly at: string }
  readonly contained?: { readonly run: Run; readonly at: string }
  readonly closed?: {
    readonly as: Closing
    readonly by: string
    readonly at: string
    readonly reason: string
  }
}

export function milestonesOf(story: Story): Milestones {
  const { incident } = story
  const first = deedsOf(story).find(
    ({ event: { kind } }) => kind === 'acknowledged' || kind === 'commanded',
  )
  const by = first && 'by' in first.event ? first.event.by : undefined
  const run = firstContainment(runsOf(story))
  return {
    opened: [incident, ...story.absorbed].map(({ openedAt }) => openedAt).toSorted()[0] ?? '',
    ...(first && by !== undefined && { acknowledged: { by, at: first.at } }),
    ...(run?.finishedAt !== undefined && { contained: { run, at: run.finishedAt } }),
    ...(incident.closed && { closed: incident.closed }),
  }
}
