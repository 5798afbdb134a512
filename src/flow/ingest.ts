import { tidyFinding } from '../core/clean.ts'
import { handlesOf, lookups, momentOf } from '../core/correlate.ts'
import type { Desk } from '../core/desk.ts'
import type { Envelope, Finding } from '../core/finding.ts'
import { matches } from '../core/match.ts'
import type { InboxRow, Outcome, Read } from '../core/ports.ts'
import { rated } from '../core/route.ts'
import { tagsIn } from '../core/tags.ts'
import type { FindingHandler } from '../kit/index.ts'
import type { Here } from './merge.ts'
import { type Arrived, type Placed, place } from './place.ts'
import type { World } from './world.ts'

/** Trip one, inwards: a stored event becomes an incident, or is said to be not understood. Runs in the transaction of its row. */
export async function ingest(world: Here, row: InboxRow, desk: Desk): Promise<Outcome> {
  const event = envelopeOf(row)
  const handler = handlerFor(world.catalog.finding.values(), event)
  const from = cameFrom(event, handler, row.drill)
  if (handler === undefined) return { outcome: 'not-understood', ...from([]) }
  const [drill, inject = ''] = row.drill?.split('/') ?? []
  const arrivals = readFindings(world, handler, event).map((read): Arrived => {
    const finding = rated(world.policy, read)
    const handles = handlesOf(finding, world.policy.correlateMinutes ?? 30, drill)
    const moment = momentOf(finding, world.clock.now())
    const over = finding.over === true
    return { finding, handles, moment, over, lookups: lookups(handles, moment, over) }
  })
  // All at once and in one order, so that two events about the same things never wait for each other in a circle.
  const places = await desk.places.hold(
    arrivals.flatMap(({ handles }) => handles.flatMap(({ id, look }) => [id, look])),
    arrivals.flatMap((one) => one.lookups),
  )
  const now = new Date(world.clock.now()).toISOString()
  const rules = drill === undefined ? await desk.suppressions.active(now) : []
  const results: Placed[] = []
  for (const [i, one] of arrivals.entries())
    results.push(
      await place(world, desk, one, {
        rules,
        // Each finding may change where the next one belongs.
        places: i === 0 ? places : await desk.places.find(one.lookups),
        key: `${row.id}/${one.finding.key}`,
        opening: {
          drill: drill !== undefined,
          ...(drill !== undefined && { rehearsal: { id: drill, inject } }),
        },
      }),
    )
  const all = results.map(({ as }) => as)
  const count = (as: Placed['as']) => all.filter((one) => one === as).length
  const as: Read = all.includes('opened')
    ? 'opened'
    : all.length > 0 && all.every((one) => one === 'suppressed')
      ? 'suppressed'
      : 'folded'
  const note = results.flatMap(({ id }) => id ?? []).join(' ')
  return {
    outcome: 'read',
    as,
    note,
    findings: arrivals.length,
    hidden: count('suppressed'),
    idle: count('idle'),
    ...from(arrivals.map(({ finding }) => finding)),
    ...(/^\d{12}$/.test(event.account) && { account: event.account }),
  }
}

const isPlace = /^\d{12} [a-z]{2}(-[a-z]+)+-\d$/

/** The place that is heard of by this event; what the bot sent to itself, samples and drills tell of none. */
const cameFrom =
  ({ account, region }: Envelope, handler: FindingHandler | undefined, drill?: string | null) =>
  (findings: readonly Finding[]): Pick<Outcome, 'from'> => {
    if (drill || handler?.proves === 'nothing' || !isPlace.test(`${account} ${region}`)) return {}
    if (findings.length > 0 && findings.every(({ sample }) => sample)) return {}
    return { from: { account, region, real: handler?.proves !== 'road' } }
  }

/** The handler that says most about an event: a general one, or one that nobody asked for, only where no other takes it. */
export function handlerFor(
  handlers: Iterable<FindingHandler>,
  event: Envelope,
): FindingHandler | undefined {
  let taking: FindingHandler | undefined
  for (const one of handlers) {
    const last = one.general === true || one.unasked === true
    if (taking !== undefined && last) continue
    const fits = one.match.some(
      (pattern) => comesFrom(pattern.source, event.source) && matches(pattern, event),
    )
    if (!fits || !(one.when?.(event.detail) ?? true)) continue
    if (!last) return one
    taking = one
  }
  return taking
}

/** Most events are told from most handlers by this alone. */
const comesFrom = (sources: FindingHandler['match'][number]['source'], source: string): boolean =>
  sources.some((one) => (typeof one === 'string' ? one === source : source.startsWith(one.prefix)))

/** In the order of their keys: the same event is always read in the same order. */
export function readFindings(
  world: Pick<World, 'catalog'>,
  handler: FindingHandler,
  event: Envelope,
): Finding[] {
  const details = handler.split?.(handler.schema.parse(event.detail)) ?? [event.detail]
  return details
    .map((one) => {
      const detail = handler.schema.parse(one)
      const read = handler.read(detail, { envelope: event, describe: world.catalog.describe })
      const tags = tagsIn(one)
      return tidyFinding({ ...read, source: handler.id, ...(tags.length > 0 && { tags }) })
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The members that EventBridge always sends, and other senders at times do not. */
function envelopeOf({ id, body, receivedAt }: InboxRow): Envelope {
  const time = new Date(receivedAt).toISOString()
  const absent = { id, account: '', region: '', time, resources: [] }
  return { ...absent, ...(JSON.parse(body) as Omit<Envelope, keyof typeof absent>) }
}
