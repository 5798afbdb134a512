import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { evolve, openIncident } from '../../src/core/incident.ts'
import { sealPlan } from '../../src/core/plan.ts'
import { finding } from '../support/finding.ts'

const at = '2026-01-01T00:00:00.000Z'
const seen = (first: Partial<Finding>, then: Partial<Finding>) =>
  evolve(
    openIncident('inc-1', { kind: 'opened', finding: { ...finding, ...first }, drill: false }, at),
    { kind: 'seen', finding: { ...finding, ...then } },
    at,
  )

describe('an update of a finding', () => {
  it('never makes the incident smaller: severity and count only grow, first seen only goes back', () => {
    const later = {
      severity: 'low',
      count: 3,
      firstSeen: '2026-01-03T00:00:00Z',
      lastSeen: '2026-01-04T00:00:00Z',
    } as const
    expect(seen({ severity: 'critical', count: 9 }, later).finding).toMatchObject({
      severity: 'critical',
      count: 9,
      firstSeen: finding.firstSeen,
      lastSeen: later.lastSeen,
    })
    expect(seen({ severity: 'low' }, { severity: 'high' }).finding.severity).toBe('high')
  })

  it('that comes late does not turn the card back', () => {
    const old = {
      lastSeen: '2025-12-01T00:00:00Z',
      firstSeen: '2025-11-01T00:00:00Z',
      actor: 'old',
    }
    expect(seen({ actor: 'new' }, old).finding).toMatchObject({
      actor: 'new',
      firstSeen: old.firstSeen,
      lastSeen: finding.lastSeen,
    })
  })

  it('cannot turn a real incident into a sample, whose containment would only be simulated', () => {
    expect(seen({ sample: false }, { sample: true }).finding.sample).toBe(false)
    expect(seen({ sample: true }, { sample: false }).finding.sample).toBe(false)
    expect(seen({ sample: true }, { sample: true }).finding.sample).toBe(true)
  })

  it('is counted', () => {
    expect(seen({}, {})).toMatchObject({ arrivals: 2, version: 2 })
  })
})

describe('plans that were only looked at', () => {
  it('do not fill the incident: the last ten can be asked for, and what was asked for stays', () => {
    let incident = openIncident('inc-1', { kind: 'opened', finding, drill: false }, at)
    const plan = sealPlan({
      playbook: 'p',
      mode: 'do',
      account: '1',
      region: 'r',
      input: {},
      steps: [],
      notes: [],
    })
    for (let i = 0; i < 40; i++) {
      const now = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString()
      incident = evolve(incident, { kind: 'planned', run: `inc-1.${i}`, by: 'T/a', plan }, now)
      if (i === 5)
        incident = evolve(
          incident,
          { kind: 'requested', run: 'inc-1.5', by: 'T/a', needs: 1, expiresAt: now },
          now,
        )
    }
    const kept = Object.keys(incident.runs)
    expect(kept).toContain('inc-1.5')
    expect(kept.filter((id) => id !== 'inc-1.5')).toEqual(
      Array.from({ length: 10 }, (_, i) => `inc-1.${i + 30}`),
    )
  })
})
