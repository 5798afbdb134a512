import { describe, expect, it } from 'vitest'
import { undeclared } from '../../src/adapters/aws/permission.ts'
import { sessionPolicies } from '../../src/adapters/aws/session.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { onlyReads } from '../../src/core/actions.ts'
import { readFindings } from '../../src/flow/ingest.ts'
import { sampleEvent } from '../../src/flow/samples.ts'
import { simulatedGround } from '../support/aws.ts'
import { readOn } from '../support/enrichment.ts'

const catalog = await loadCatalog()
const all = [...catalog.enrichment.values()]

/** Investigations are AWS's own reading of its logs: starting one changes nothing that anybody has. */
const harmless = new Set(['detective:StartInvestigation'])

describe.each(all.map((one) => [one.id, one] as const))('%s', (_, one) => {
  it('may only read, and fits one session policy', () => {
    expect(one.permissions.filter((each) => !onlyReads(each) && !harmless.has(each))).toEqual([])
    expect([...one.permissions]).toEqual([...one.permissions].sort())
    expect(() => sessionPolicies(one.permissions)).not.toThrow()
    for (const each of one.permissions)
      expect(undeclared(each, {}, one.permissions)).toBeUndefined()
  })

  it('has its heading in both languages', () => {
    expect(one.en.title.length).toBeGreaterThan(3)
    expect(one.ja.title).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
  })

  it('is of use for at least one kind of event, and answered by the simulated account', async () => {
    const fit = findings.filter((finding) => one.of(finding) !== undefined)
    expect(fit.length).toBeGreaterThan(0)
    // One of each source and kind of subject: the others ask the same.
    const some = new Map(
      fit.map((each) => [`${each.source} ${Object.keys(each.subject).join()}`, each]),
    )
    for (const finding of some.values()) {
      const read = await readOn(one, finding, {
        ...simulatedGround(finding, 'incident-1'),
        now: Date.parse(finding.lastSeen) + 600_000,
      })
      for (const { label, value } of read.facts)
        expect([label.en, label.ja, value].every((text) => text.trim() !== '')).toBe(true)
    }
  })
})

const findings = [...catalog.finding.values()].flatMap((handler) =>
  [handler.sample, ...typesOf(handler.id).map((t) => handler.sampleOf?.(t, 'high'))].flatMap(
    (detail) =>
      readFindings(
        { catalog },
        handler,
        sampleEvent(handler, { id: 'x', time: '2026-01-01T00:00:00Z', detail: detail ?? {} }),
      ),
  ),
)

function typesOf(source: string): string[] {
  return source === 'guardduty' ? [...catalog.types.keys()] : []
}
