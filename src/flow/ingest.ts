import { tidyFinding } from '../core/clean.ts'
import type { Envelope, Finding } from '../core/finding.ts'
import { matches } from '../core/match.ts'
import type { InboxRow, Journal, Outcome } from '../core/ports.ts'
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
  const event = JSON.parse(row.body) as Envelope
  const handler = handlerFor(world.catalog.finding.values(), event)
  if (handler === undefined) return { outcome: 'not-understood' }
  const finding = readFinding(world, handler, event)
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
  return { outcome: 'read', note: result.id }
}

function handlerFor(
  handlers: Iterable<FindingHandler>,
  event: Envelope,
): FindingHandler | undefined {
  for (const handler of handlers)
    if (handler.match.some((pattern) => matches(pattern, event))) return handler
  return undefined
}

function readFinding(
  world: Pick<World, 'catalog'>,
  handler: FindingHandler,
  event: Envelope,
): Finding {
  const detail = handler.schema.parse(event.detail)
  const read = handler.read(detail, { envelope: event, describe: world.catalog.describe })
  return tidyFinding({ ...read, source: handler.id })
}
