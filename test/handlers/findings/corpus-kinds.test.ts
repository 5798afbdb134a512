import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Envelope } from '../../../src/core/finding.ts'
import { handlerFor, readFindings } from '../../../src/flow/ingest.ts'
import { classesOf } from '../../support/cis.ts'
import { corpusFolder, events, noCorpus } from '../../support/corpus.ts'

const catalog = await loadCatalog()
const handlers = [...catalog.finding.values()]

/** Kinds that tell a responder nothing by themselves, and why. Everything else that is no call has to become a card. */
const outside: Record<string, string> = {
  'aws.123456789012 | Configuration Compliance State Change':
    'a placeholder of the documentation; the source is aws.ssm',
}

const kindOf = ({ source, 'detail-type': type }: Envelope) => `${source} | ${type}`
const isCall = ({ 'detail-type': type }: Envelope) => type.endsWith(' via CloudTrail')

/** Every event there is, and the findings among them in both of AWS's spellings. */
function everything(): Envelope[] {
  const files = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' })
  const all = files
    .filter((file) => file.endsWith('.jsonl') && !file.endsWith('index.jsonl'))
    .flatMap((file) => [...events(file), ...events(file, '--camel').filter((one) => !isCall(one))])
  const absent = { id: 'x', account: '', region: '', time: '2026-01-01T00:00:00Z', resources: [] }
  return [...new Map(all.map((one) => [JSON.stringify(one), { ...absent, ...one }])).values()]
}

describe.skipIf(noCorpus !== '')(`every kind of real event${noCorpus}`, () => {
  const all = noCorpus === '' ? everything() : []
  const taken = all.filter((event) => handlerFor(handlers, event) !== undefined)
  const left = all.filter((event) => handlerFor(handlers, event) === undefined)

  it('is read, is a call of no class, or is one that we know to say nothing by itself', () => {
    const strange = left.filter((event) => !isCall(event) && outside[kindOf(event)] === undefined)
    expect(strange.map(kindOf)).toEqual([])
    const missed = left.filter((event) => isCall(event) && classesOf(event.detail).length > 0)
    expect(missed.map(({ detail }) => detail)).toEqual([])

    const count = (of: readonly Envelope[], by: (event: Envelope) => string) =>
      Object.entries(Object.groupBy(of, by))
        .map(([name, some]) => [name, some?.length ?? 0] as const)
        .toSorted((a, b) => b[1] - a[1])
        .map(([name, times]) => `${name} ${times}`)
    process.stdout.write(
      `${[
        `${all.length} events, ${taken.length} read, ${left.length} not`,
        `calls of no class: ${count(left.filter(isCall), ({ source }) => source).join(', ')}`,
        `other kinds: ${count(
          left.filter((event) => !isCall(event)),
          kindOf,
        ).join(', ')}`,
        `read: ${count(taken, (event) => handlerFor(handlers, event)?.id ?? '').join(', ')}`,
      ].join('\n')}\n`,
    )
  })

  it('that is read says what happened, to what, where, and its own facts', () => {
    const bare = taken.flatMap((event) => {
      const handler = handlerFor(handlers, event)
      const findings = handler === undefined ? [] : readFindings({ catalog }, handler, event)
      return findings
        .filter(({ facts, resource, headline, what, account }) => {
          const words = [headline.en, headline.ja, what.en, what.ja, resource.id, account]
          return facts.length === 0 || words.some((one) => one.trim() === '')
        })
        .map(({ type }) => [handler?.id, type, event.detail])
    })
    expect(bare).toEqual([])
  })
})
