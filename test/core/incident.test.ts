import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { evolve, openIncident } from '../../src/core/incident.ts'
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
