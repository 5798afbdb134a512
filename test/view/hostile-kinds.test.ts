import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalog, loadCatalog } from '../../src/catalog.ts'
import type { Finding } from '../../src/core/finding.ts'
import { openIncident } from '../../src/core/incident.ts'
import { isObject } from '../../src/core/json.ts'
import { readFindings } from '../../src/flow/ingest.ts'
import { sampleEvent } from '../../src/flow/samples.ts'
import type { FindingHandler } from '../../src/kit/index.ts'
import { card } from '../../src/view/card.ts'
import { message } from '../../src/view/message.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { cardContext } from './incidents.ts'
import { expectTame } from './tame.ts'

/** All tricks in one, with nothing before them that a reader could stop at. */
const tricks =
  '<!channel> <!here|here> <@U0ADMIN01> <https://evil.example|AWS> https://evil.example @everyone `*_~ ```\n> ' +
  '&lt;!channel&gt; \u202Egnp.exe\u2066 \u200B\u200D\uFEFF \u0000 \uD800 שלום e\u0301\u0302\u0303\u0304\u0305\u0306'
const huge = tricks.repeat(Math.ceil(65_536 / tricks.length))
const catalog = await loadCatalog()

type Where = readonly (string | number)[]
/** Every text in a document, by where it stands; a document inside a text is a text of its own, too. */
function fields(value: unknown, where: Where = []): Where[] {
  if (typeof value === 'string') return [where]
  if (Array.isArray(value)) return value.flatMap((one, i) => fields(one, [...where, i]))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, one]) => fields(one, [...where, name]))
}
function put(value: unknown, where: Where, text: string): unknown {
  const [name, ...rest] = where
  if (name === undefined) return text
  if (Array.isArray(value)) return value.map((one, i) => (i === name ? put(one, rest, text) : one))
  if (!isObject(value)) return value
  return { ...value, [name]: put(value[name], rest, text) }
}
/** Each object gets a member whose very name is the attack. */
function widen(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => widen(one, name))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, one]) => [key, widen(one, name)])
  return { ...Object.fromEntries(members), [name]: name }
}
const everywhere = (value: unknown, text: string): unknown =>
  fields(value).reduce((doc, where) => put(doc, where, text), value)

let drawn = 0
function expectHarmless(handler: FindingHandler, detail: unknown): void {
  // What the bot tells itself has a fixed form, and what has another one is never read.
  const internal = handler.match.every(({ source: [of] }) => of === 'hikeshi.posture')
  if (internal && !handler.schema.safeParse(detail).success) return
  const time = '2026-08-22T01:40:10Z'
  const event = sampleEvent(handler, { id: 'e1', time, detail })
  for (const finding of readFindings({ catalog }, handler, event)) draw(finding, handler.id)
}
function draw(finding: Finding, id: string): void {
  const incident = openIncident(
    'inc-1',
    { kind: 'opened', finding, drill: false },
    '2026-08-22T01:41:00.000Z',
  )
  // One language for one field: the other half has the same code behind it.
  const locale = drawn % 2 === 0 ? 'en' : 'ja'
  const ctx = cardContext(locale)
  const blocks = card(incident, ctx)
  const faults = checkBlocks(blocks)
  expect([id, faults]).toEqual([id, []])
  expectTame(blocks)
  expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
  const { text } = message(incident, ctx)
  expect(text.length).toBeLessThanOrEqual(300)
  expect(text).not.toMatch(/[<>]|:\/\/|@here|@channel|@everyone|`/i)
  drawn += 1
}

describe('whatever an attacker writes into an event', () => {
  let kinds: [string, FindingHandler, unknown][]
  beforeAll(() => {
    kinds = samples(catalog)
  })

  it('of every kind and every type, in any one of its texts, shows nothing but itself', () => {
    // Types of GuardDuty's share most fields: each is bent once for each kind of resource.
    const done = new Set<string>()
    let bent = 0
    for (const [kind, handler, detail] of kinds)
      for (const where of fields(detail)) {
        const once = `${kind}/${where.join('.')}`
        if (done.has(once)) continue
        done.add(once)
        expectHarmless(handler, put(detail, where, tricks))
        bent += 1
      }
    expect(kinds.length).toBeGreaterThan(250)
    expect(bent).toBeGreaterThan(800)
    process.stdout.write(`${kinds.length} samples, ${bent} fields bent one by one\n`)
  })

  it('of every kind, in all texts at once, and 64 KB of it in each', () => {
    const whole = new Map(kinds.map(([kind, handler, detail]) => [kind, { handler, detail }]))
    for (const { handler, detail } of whole.values()) {
      expectHarmless(handler, everywhere(detail, tricks))
      expectHarmless(handler, everywhere(detail, huge))
    }
  })

  it('of every kind, as the name of a member', () => {
    const whole = new Map(kinds.map(([kind, handler, detail]) => [kind, { handler, detail }]))
    for (const { handler, detail } of whole.values()) {
      expectHarmless(handler, widen(detail, tricks))
      expectHarmless(handler, widen(detail, '__proto__'))
    }
  })
})

/** Every sample there is, by the kind that its fields are of. */
function samples({ finding, types }: Catalog): [string, FindingHandler, unknown][] {
  return [...finding.values()].flatMap((handler): [string, FindingHandler, unknown][] => {
    const own: [string, FindingHandler, unknown] = [handler.id, handler, handler.sample]
    if (handler.sampleOf === undefined) return [own]
    const all = [...types.keys()].map((type): [string, FindingHandler, unknown] => {
      const resource = /:(\w+)\//.exec(type)?.[1] ?? type
      return [`${handler.id} ${resource}`, handler, handler.sampleOf?.(type, 'critical')]
    })
    return [own, ...all]
  })
}
