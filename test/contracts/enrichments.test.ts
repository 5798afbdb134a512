import { describe, expect, it } from 'vitest'
import { undeclared } from '../../src/adapters/aws/permission.ts'
import { sessionPolicy } from '../../src/adapters/aws/session.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { onlyReads } from '../../src/core/actions.ts'
import { readFindings } from '../../src/flow/ingest.ts'
import { sampleEvent } from '../../src/flow/samples.ts'

const catalog = await loadCatalog()
const all = [...catalog.enrichment.values()]

/** Investigations are AWS's own reading of its logs: starting one changes nothing that anybody has. */
const harmless = new Set(['detective:StartInvestigation'])

describe.each(all.map((one) => [one.id, one] as const))('%s', (_, one) => {
  it('may only read, and fits one session policy', () => {
    expect(one.permissions.filter((each) => !onlyReads(each) && !harmless.has(each))).toEqual([])
    expect([...one.permissions]).toEqual([...one.permissions].sort())
    expect(() => sessionPolicy(one.permissions)).not.toThrow()
    for (const each of one.permissions)
      expect(undeclared(each, {}, one.permissions)).toBeUndefined()
  })

  it('has its heading in both languages', () => {
    expect(one.en.title.length).toBeGreaterThan(3)
    expect(one.ja.title).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
  })

  it('is of use for at least one kind of event', () => {
    const samples = [...catalog.finding.values()].flatMap((handler) => {
      const details = [
        handler.sample,
        ...typesOf(handler.id).map((t) => handler.sampleOf?.(t, 'high')),
      ]
      return details.flatMap((detail) =>
        readFindings(
          { catalog },
          handler,
          sampleEvent(handler, { id: 'x', time: '2026-01-01T00:00:00Z', detail: detail ?? {} }),
        ),
      )
    })
    expect(samples.some((finding) => one.of(finding) !== undefined)).toBe(true)
  })
})

const typesOf = (source: string): string[] =>
  source === 'guardduty' ? [...catalog.types.keys()] : []
