import { expect } from 'vitest'
import type { Envelope, Finding } from '../../src/core/finding.ts'
import { severities } from '../../src/core/finding.ts'
import { isObject } from '../../src/core/json.ts'
import { matches } from '../../src/core/match.ts'
import { describeByGrammar, type FindingHandler } from '../../src/kit/index.ts'

type Read = Omit<Finding, 'source'>

/** Everything a handler makes of an event, as the flow would ask it. */
export function readAll(handler: FindingHandler, envelope: Envelope): Read[] {
  const detail = handler.schema.parse(envelope.detail)
  const details = handler.split?.(detail) ?? [detail]
  return details.map((one) =>
    handler.read(handler.schema.parse(one), { envelope, describe: describeByGrammar }),
  )
}

export const takes = (handler: FindingHandler, event: unknown): boolean =>
  handler.match.some((pattern) => matches(pattern, event))

/** An event of the handler's own kind around a detail. */
export function around(handler: FindingHandler, detail: unknown, changes: object = {}): Envelope {
  const [source] = handler.match[0]?.source ?? []
  return {
    id: '0b6f2a51-6a0c-4b0e-9f55-6f5d3f1a7c11',
    source: typeof source === 'string' ? source : (source?.prefix ?? ''),
    'detail-type': handler.match[0]?.['detail-type'][0] ?? '',
    account: '444455556666',
    region: 'eu-west-1',
    time: '2026-08-22T02:00:00Z',
    resources: [],
    detail,
    ...changes,
  }
}

export const factsOf = (finding: Pick<Finding, 'facts'>): Record<string, string> =>
  Object.fromEntries(finding.facts.map(({ label, value }) => [label.en, value]))

/** No card may have an empty line, whatever the event was. */
export function expectWellFormed(finding: Read): void {
  const { headline, what, resource } = finding
  const said = [
    finding.key,
    finding.type,
    finding.title,
    headline.en,
    headline.ja,
    what.en,
    what.ja,
  ]
  const where = [finding.account, finding.region, resource.id, resource.kind.en, resource.kind.ja]
  const told = finding.facts.flatMap(({ label, value }) => [label.en, label.ja, value])
  for (const one of [...said, ...where, ...told, ...finding.remotes.map(({ ip }) => ip)])
    expect(one).toEqual(expect.stringMatching(/\S/))
  for (const one of Object.values(finding.subject)) expect(one).toEqual(expect.stringMatching(/\S/))
  const [first, last] = [Date.parse(finding.firstSeen), Date.parse(finding.lastSeen)]
  expect(first).toBeGreaterThanOrEqual(0)
  expect(last).toBeGreaterThanOrEqual(first)
  for (const { url } of finding.links) expect(new URL(url).protocol).toBe('https:')
  expect(severities).toContain(finding.severity)
  expect(finding.count).toBeGreaterThanOrEqual(1)
}

/** A copy of a document with members deleted, or replaced by anything. */
export function mutated(detail: unknown, changes: readonly [number, unknown, boolean][]): unknown {
  const copy = structuredClone(detail)
  for (const [where, value, gone] of changes) {
    const places = members(copy)
    const [holder, key] = places[where % Math.max(1, places.length)] ?? []
    if (holder === undefined || key === undefined) continue
    if (gone) Reflect.deleteProperty(holder, key)
    else Reflect.set(holder, key, value)
  }
  return isObject(copy) ? copy : {}
}

function members(value: unknown, depth = 0): [object, string][] {
  if (typeof value !== 'object' || value === null || depth > 12) return []
  const own = Object.keys(value).map((key): [object, string] => [value, key])
  return [...own, ...Object.values(value).flatMap((one) => members(one, depth + 1))]
}
