import { handlesOf, join, lookups, momentOf } from '../core/correlate.ts'
import type { Envelope, Finding, Tie } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { handlerFor, readFindings } from './ingest.ts'
import { absorb, why } from './merge.ts'
import type { World } from './world.ts'

/**
 * An alarm whose calls were found is one with them, whatever somebody called it: it gets the classes of those calls as its
 * own, and with them the incidents that the calls opened by themselves, or will open.
 */
export async function joinCalls(
  world: World,
  { id, finding, rehearsal }: Incident,
  records: readonly object[],
): Promise<void> {
  const known = finding.ties ?? []
  const fresh = classesOf(world, finding, records).filter(
    (one) => !known.some(({ kind, id: of }) => kind === 'alarm' && of === one),
  )
  if (fresh.length === 0) return
  const ties: Tie[] = [...known, ...fresh.map((of) => ({ kind: 'alarm' as const, id: of }))]
  const minutes = world.policy.correlateMinutes ?? 30
  const handles = handlesOf({ ...finding, ties }, minutes, rehearsal?.id)
  const moment = momentOf(finding, world.clock.now())
  await world.journal.together(async (desk) => {
    const places = await desk.places.hold(
      handles.flatMap(({ id: one, look }) => [one, look]),
      lookups(handles, moment, false),
    )
    const { incidents, because, pinned } = join(handles, places, moment, false)
    // A person split it out, or it became part of another one meanwhile.
    if (pinned || !incidents.includes(id)) return undefined
    const [into = id, ...others] = incidents
    for (const from of others)
      await absorb(world, desk, {
        from,
        into,
        by: 'hikeshi',
        ...why(because.get(from) ?? because.get(into)),
      })
    await desk.places.put(into, handles, moment, false)
    return undefined
  })
}

/** The classes that the calls are of, read as if each had come by itself. */
function classesOf(world: World, alarm: Finding, records: readonly object[]): string[] {
  const classes = records.flatMap((detail) => {
    const source = 'eventSource' in detail ? String(detail.eventSource) : ''
    const type = 'eventType' in detail ? detail.eventType : undefined
    const event: Envelope = {
      id: alarm.key,
      source: `aws.${source.replace(/\.amazonaws\.com.*$/, '')}`,
      'detail-type':
        type === 'AwsConsoleSignIn'
          ? 'AWS Console Sign In via CloudTrail'
          : 'AWS API Call via CloudTrail',
      account: alarm.account,
      region: alarm.region,
      time: alarm.lastSeen,
      resources: [],
      detail,
    }
    const handler = handlerFor(world.catalog.finding.values(), event)
    const findings = handler === undefined ? [] : readFindings(world, handler, event)
    return findings.flatMap(({ ties = [] }) => ties)
  })
  return [...new Set(classes.flatMap(({ kind, id }) => (kind === 'call' ? [id] : [])))]
}
