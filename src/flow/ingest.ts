import { tidyFinding } from '../core/clean.ts'
import type { Envelope, Finding } from '../core/finding.ts'
import { matches } from '../core/match.ts'
import type { InboxRow, Journal, Outcome, Read } from '../core/ports.ts'
import { isRefusal } from '../core/refusal.ts'
import type { FindingHandler } from '../kit/index.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

/** Trip one, inwards: a stored event becomes an incident, or is said to be not understood. Runs in the transaction of its row. */
export async function ingest(
  world: World,
  row: InboxRow,
  journal: Pick<Journal, 'change'>,
): Promise<Outcome> {
  const event = envelopeOf(row)
  const handler = handlerFor(world.catalog.finding.values(), event)
  if (handler === undefined) return { outcome: 'not-understood' }
  const incidents: string[] = []
  let as: Read = 'folded'
  for (const finding of readFindings(world, handler, event)) {
    const result = await change(
      world,
      { key: finding.key },
      (incident) =>
        incident === undefined
          ? [{ kind: 'opened', finding, drill: false }]
          : [{ kind: 'seen', finding }],
      journal,
    )
    if (isRefusal(result)) throw new Error(`The event was refused: ${result.refused}`)
    if (result.version === 1) as = 'opened'
    incidents.push(result.id)
  }
  return { outcome: 'read', as, note: incidents.join(' ') }
}

/** The handler that says most about an event: a general one only where no other takes it. */
export function handlerFor(
  handlers: Iterable<FindingHandler>,
  event: Envelope,
): FindingHandler | undefined {
  const taking = [...handlers].filter(
    (one) =>
      one.match.some((pattern) => matches(pattern, event)) && (one.when?.(event.detail) ?? true),
  )
  return taking.find(({ general }) => general !== true) ?? taking[0]
}

/** In the order of their keys, so that two events about the same incidents never wait for each other. */
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
      return tidyFinding({ ...read, source: handler.id })
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The members that EventBridge always sends, and other senders at times do not. */
function envelopeOf({ id, body, receivedAt }: InboxRow): Envelope {
  const time = new Date(receivedAt).toISOString()
  const absent = { id, account: '', region: '', time, resources: [] }
  return { ...absent, ...(JSON.parse(body) as Omit<Envelope, keyof typeof absent>) }
}
