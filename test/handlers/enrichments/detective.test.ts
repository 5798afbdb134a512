import { afterEach, describe, expect, it, vi } from 'vitest'
import detective from '../../../handlers/enrichments/detective.ts'
import { simulatedGround } from '../../support/aws.ts'
import { readOn, said } from '../../support/enrichment.ts'
import { findingOn } from '../../support/playbook.ts'

const finding = findingOn({ userName: 'deploy-bot', userType: 'IAMUser' })

describe('Detective', () => {
  afterEach(() => vi.useRealTimers())

  it('is asked once to investigate, and once more each time for what it found until it is done', async () => {
    const ground = simulatedGround(finding, 'incident-1')
    const first = await readOn(detective, finding, { ...ground, now: Date.now() })
    expect(first.called).toEqual(['detective:StartInvestigation'])
    expect(first.facts).toEqual([])
    expect(first.again?.seconds).toBeGreaterThan(0)
    // Another incident of the same user within the day joins the investigation that there is.
    const other = await readOn(detective, finding, { ...ground, now: Date.now() })
    expect(other.called).toEqual([])
    expect(other.again?.memo).toEqual(first.again?.memo)
  })

  it('tells its severity and its indicators when it is done', async () => {
    const ground = simulatedGround(finding, 'incident-1')
    const started = await readOn(detective, finding, { ...ground, now: Date.now() })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    const done = await readOn(detective, finding, {
      ...ground,
      now: Date.now(),
      memo: started.again?.memo ?? null,
    })
    expect(said(done)[0]).toBe('Severity: HIGH')
    expect(said(done)).toContain('New location: 198.51.100.7 · Amsterdam, NL')
    expect(said(done).join('\n')).toMatch(/Tactic observed: Persistence · .*CreateAccessKey/)
    expect(done.again).toBeUndefined()
  })

  it('is not asked about trifles, machines and root', () => {
    expect(detective.of({ ...finding, severity: 'low' })).toBeUndefined()
    expect(detective.of(findingOn({ instanceId: 'i-0123456789abcdef0' }))).toBeUndefined()
    expect(detective.of(findingOn({ userName: 'root', userType: 'Root' }))).toBeUndefined()
  })
})
