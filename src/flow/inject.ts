import type { Catalog } from '../catalog.ts'
import type { Envelope } from '../core/finding.ts'
import { hash } from '../core/hash.ts'
import { isObject } from '../core/json.ts'
import type { Arrival } from '../core/ports.ts'
import type { Drill } from '../kit/index.ts'
import { sampleEvent } from './samples.ts'

/** One inject as an event: the handler's sample, with what the scenario says laid over it, at this moment. */
export function injectedEvent(
  catalog: Pick<Catalog, 'finding' | 'types'>,
  { id, injects }: Pick<Drill, 'id' | 'injects'>,
  ask: { rehearsal: string; inject: string; now: number },
): Envelope {
  const event = injects.find((inject) => inject.id === ask.inject)?.event
  const handler = catalog.finding.get(event?.source ?? '')
  if (event === undefined || handler === undefined)
    throw new Error(`The drill ${id} has no inject ${ask.inject} that anything here reads`)
  const { type, detail = {}, from } = event
  const severity = event.severity ?? catalog.types.get(type ?? '')?.severity
  const sample =
    (type === undefined ? undefined : handler.sampleOf?.(type, severity)) ?? handler.sample
  const unique = hash(`${ask.rehearsal}/${ask.inject}`).slice(0, 32)
  const whole = movedTo(ask.now - justNowMs, laidOver(unmarked(sample), detail)) as Json
  for (const name of ['id', 'eventID']) if (typeof whole[name] === 'string') whole[name] = unique
  const time = new Date(ask.now).toISOString()
  const envelope = sampleEvent(handler, {
    id: `${ask.rehearsal}/${ask.inject}`,
    time,
    detail: whole,
  })
  const account = whole['recipientAccountId'] ?? whole['accountId']
  const region = whole['awsRegion'] ?? whole['region']
  return {
    ...envelope,
    ...(from !== undefined && { source: from }),
    ...(typeof account === 'string' && { account }),
    ...(typeof region === 'string' && { region }),
  }
}

export function arrivalOf(...ask: Parameters<typeof injectedEvent>): Arrival {
  const event = injectedEvent(...ask)
  const { id, source } = event
  return { id, source, detailType: event['detail-type'], body: JSON.stringify(event), drill: id }
}

/** AWS takes a while to tell of what happened. */
const justNowMs = 20_000
type Json = Record<string, unknown>

/** Without what says that it is a sample: it is a drill, and the incident says so. */
function unmarked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^\[SAMPLE\] /, '')
  if (Array.isArray(value)) return value.map(unmarked)
  if (!isObject(value)) return value
  const marks = ['hikeshiSample', 'sample', 'additionalInfo']
  const members = Object.entries(value).filter(([name]) => !marks.includes(name))
  return Object.fromEntries(members.map(([name, member]) => [name, unmarked(member)]))
}

function laidOver(sample: unknown, detail: unknown): unknown {
  if (!isObject(sample) || !isObject(detail)) return detail
  const members = Object.entries(detail).map(([name, member]) => [
    name,
    laidOver(sample[name], member),
  ])
  return { ...sample, ...(Object.fromEntries(members) as Json) }
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Moves all moments by as much as makes the latest one this: what lies between them stays. */
function movedTo(latest: number, value: unknown): unknown {
  const all: number[] = []
  const each = (one: unknown, change: (at: string) => unknown): unknown => {
    if (typeof one === 'string') return moment.test(one) ? change(one) : one
    if (Array.isArray(one)) return one.map((member) => each(member, change))
    if (!isObject(one)) return one
    return Object.fromEntries(
      Object.entries(one).map(([name, member]) => [name, each(member, change)]),
    )
  }
  each(value, (at) => all.push(Date.parse(at)))
  const by = all.length === 0 ? 0 : latest - Math.max(...all)
  return each(value, (at) => new Date(Date.parse(at) + by).toISOString())
}
