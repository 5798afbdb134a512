import { afterAll, describe, expect, it } from 'vitest'
import { eventRules, loadCatalog } from '../../src/catalog.ts'
import { isObject } from '../../src/core/json.ts'
import { matches, sourceOf } from '../../src/core/match.ts'
import { sampleEvent } from '../../src/flow/samples.ts'
import { noCorpus, realEvents } from '../support/corpus.ts'
import { othersMatch } from '../support/moto-patterns.ts'

const catalog = await loadCatalog()
type Event = Record<string, unknown>
type Filter = string | number | boolean | Record<string, unknown>

/** A value that a filter takes, and one that it does not; undefined: the member is left out. */
function taken(filter: Filter): unknown {
  if (!isObject(filter)) return filter
  const { prefix, suffix, exists, 'anything-but': but } = filter
  if (typeof prefix === 'string') return `${prefix}x`
  if (typeof suffix === 'string') return `x${suffix}`
  if (exists === false) return undefined
  return but === undefined ? 'something' : 'something else'
}
function refused(filters: readonly Filter[]): unknown {
  const [first] = filters
  if (!isObject(first)) return `not-${String(first)}`
  const { exists, 'anything-but': but } = first
  if (exists === true) return undefined
  if (exists === false) return 'there after all'
  if (but === undefined) return '~'
  const [one] = Array.isArray(but) ? (but as unknown[]) : [but]
  return isObject(one) ? taken(one as Filter) : one
}

/** An event that a pattern takes, made of nothing but the pattern. */
function eventOf(pattern: object): Event {
  const entries = Object.entries(pattern).map(([key, want]) => [
    key,
    Array.isArray(want) ? taken(want[0] as Filter) : eventOf(want as object),
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Event
}

/** For each condition of the pattern, the event that breaks it and no other. */
function nearMisses(pattern: object, event: Event): Event[] {
  return Object.entries(pattern).flatMap(([key, want]): Event[] => {
    const { [key]: has, ...rest } = event
    if (!Array.isArray(want))
      return nearMisses(want as object, isObject(has) ? has : {}).map((inner) => ({
        ...event,
        [key]: inner,
      }))
    const value = refused(want as Filter[])
    return [value === undefined ? rest : { ...event, [key]: value }]
  })
}

/** Only what the pattern asks about: lists of objects elsewhere in an event would each be tried one by one. */
function only(pattern: object, event: unknown): unknown {
  if (Array.isArray(event)) return event.map((one) => only(pattern, one))
  if (!isObject(event)) return event
  const kept = Object.entries(pattern).flatMap(([key, want]) =>
    event[key] === undefined
      ? []
      : [[key, Array.isArray(want) ? event[key] : only(want as object, event[key])]],
  )
  return Object.fromEntries(kept)
}

/** Real events, told apart by all that any pattern asks about. */
const real = noCorpus === '' ? realEvents() : []

const rows: string[] = []
afterAll(() => {
  process.stdout.write(
    `${['rule | pattern | matched | near misses refused | real events matched | refused', ...rows].join('\n')}\n`,
  )
})

const handlers = [...catalog.finding.values()].filter(({ unasked }) => unasked !== true)
const whole = handlers.map((handler) => {
  const { match } = handler
  return {
    id: handler.id,
    rules: eventRules([handler]),
    // One envelope for each source and detail type that the handler names, around its own sample.
    samples: match.flatMap(({ source, 'detail-type': types }) =>
      source.flatMap((one) =>
        types.map((type) => ({
          ...sampleEvent(handler, {
            id: 's',
            time: '2026-08-22T02:00:00Z',
            detail: handler.sample,
          }),
          source: sourceOf(one),
          'detail-type': type,
        })),
      ),
    ),
  }
})

type Asked = readonly [object, object]
const asked = whole.map(({ rules, samples }) => {
  const own = rules.flatMap(({ pattern }) => samples.map((event): Asked => [pattern, event]))
  const made = rules.map(({ pattern }): Asked => [pattern, eventOf(pattern)])
  const near = rules.flatMap(({ pattern }) =>
    nearMisses(pattern, eventOf(pattern)).map((event): Asked => [pattern, event]),
  )
  // Of the same source, so that what is refused was near.
  const fromThere = rules.flatMap(({ pattern }) => {
    const { source } = pattern
    const there = real.filter((event) => matches({ source }, event))
    return there.map((event): Asked => [pattern, only(pattern, event) as object])
  })
  return { own, made, near, fromThere }
})
// All at once: most of the time goes into starting the other matcher.
const answered = othersMatch(
  asked.flatMap(({ own, made, near, fromThere }) => [...own, ...made, ...near, ...fromThere]),
)
const cases = whole.map((one, i) => {
  const { own, made, near, fromThere } = asked[i] ?? { own: [], made: [], near: [], fromThere: [] }
  const answers = (questions: readonly Asked[]) => answered.splice(0, questions.length)
  const [fits, sure, missed, seen] = [own, made, near, fromThere].map(answers)
  return { ...one, own, near, fromThere, fits, sure, missed, seen }
})

describe.each(cases)('the rules of $id, by a matcher that is not ours', (one) => {
  const { id, rules, own, near, fromThere, fits = [], sure, missed = [], seen = [] } = one
  it("take the handler's sample, nothing that misses by one condition, and of real events what the bot takes", () => {
    expect(fits, `${id}: no rule takes its own sample`).toContain(true)
    expect(sure).toEqual(rules.map(() => true))
    expect(near.filter((_, i) => missed[i])).toEqual([])
    expect(near.length).toBeGreaterThanOrEqual(rules.length * 2)
    expect(seen).toEqual(fromThere.map(([pattern, event]) => matches(pattern, event)))
    for (const { name, pattern } of rules) {
      const of = (questions: readonly Asked[], said: readonly boolean[], wanted: boolean) =>
        questions.filter(([asking], i) => asking === pattern && said[i] === wanted).length
      const short = JSON.stringify(pattern)
      const shown = short.length > 120 ? `${short.slice(0, 117)}...` : short
      const figures = [
        of(own, fits, true) + 1,
        of(near, missed, false),
        of(fromThere, seen, true),
        of(fromThere, seen, false),
      ]
      rows.push([name, shown, ...figures].join(' | '))
    }
  })
})

it('no handler takes what is sent by a service that it does not know', () => {
  const all = eventRules(handlers).map(({ pattern }) => pattern)
  const strange = { source: 'aws.unknown', 'detail-type': 'Unknown', detail: {} }
  expect(othersMatch(all.map((pattern) => [pattern, strange]))).toEqual(all.map(() => false))
})
