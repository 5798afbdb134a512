import { describe, expect, it } from 'vitest'
import {
  dutyAt,
  momentIn,
  nextDuty,
  type Override,
  overridesIn,
  type Rotation,
} from '../../src/core/oncall.ts'

const [alice, bob, carol] = ['T1/U1', 'T1/U2', 'T1/U3'] as const
const tokyo: Rotation = {
  name: 'primary',
  zone: 'Asia/Tokyo',
  layers: [
    { people: [alice, bob], turn: 'weekly', start: '2026-01-05', at: '09:00' },
    {
      people: [carol],
      turn: 'daily',
      start: '2026-01-05',
      at: '00:00',
      during: { weekends: true, holidays: 'japan' },
    },
  ],
}
const at = (iso: string) => Date.parse(iso)

describe('whose turn it is', () => {
  it('changes every week at its hour, in the zone of the rotation, and did so before the first day', () => {
    expect(dutyAt(tokyo, [], at('2026-01-05T00:00:00Z'))).toBe(alice)
    // Coming of Age Day, until midnight in Tokyo.
    expect(dutyAt(tokyo, [], at('2026-01-12T14:59:59Z'))).toBe(carol)
    expect(dutyAt(tokyo, [], at('2026-01-12T15:00:00Z'))).toBe(bob)
    expect(dutyAt(tokyo, [], at('2026-01-18T23:59:59Z'))).toBe(bob)
    expect(dutyAt(tokyo, [], at('2026-01-19T00:00:00Z'))).toBe(alice)
    expect(dutyAt(tokyo, [], at('2025-12-29T00:00:00Z'))).toBe(bob)
  })

  it('is by layers: who has week-ends and holidays comes before the week', () => {
    expect(dutyAt(tokyo, [], at('2026-01-10T03:00:00Z'))).toBe(carol)
    expect(dutyAt(tokyo, [], at('2026-01-09T03:00:00Z'))).toBe(alice)
  })

  it('keeps its hour when clocks are put forward and back, and nobody loses a turn', () => {
    const berlin: Rotation = {
      name: 'primary',
      zone: 'Europe/Berlin',
      layers: [{ people: [alice, bob], turn: 'daily', start: '2026-03-28', at: '09:00' }],
    }
    const turns = [
      '2026-03-28T08:00Z',
      '2026-03-29T06:59Z',
      '2026-03-29T07:00Z',
      '2026-03-30T06:59Z',
      '2026-03-30T07:00Z',
    ]
    expect(turns.map((one) => dutyAt(berlin, [], at(one)))).toEqual([alice, alice, bob, bob, alice])
    const autumn = ['2026-10-25T07:59Z', '2026-10-25T08:00Z']
    expect(new Set(autumn.map((one) => dutyAt(berlin, [], at(one)))).size).toBe(2)
  })

  it('gives way to an override for exactly as long as it lasts; the last one made counts', () => {
    const one = (id: string, person: string, from: string, to: string): Override => ({
      id,
      rotation: 'primary',
      person,
      from,
      to,
      by: alice,
    })
    const overrides = [
      one('ovr-1', bob, '2026-01-06T00:00:00.000Z', '2026-01-06T06:00:00.000Z'),
      one('ovr-2', carol, '2026-01-06T03:00:00.000Z', '2026-01-06T04:00:00.000Z'),
    ]
    const hours = [
      '2026-01-05T23:59:59Z',
      '2026-01-06T00:00:00Z',
      '2026-01-06T03:00:00Z',
      '2026-01-06T04:00:00Z',
      '2026-01-06T06:00:00Z',
    ]
    expect(hours.map((hour) => dutyAt(tokyo, overrides, at(hour)))).toEqual([
      alice,
      bob,
      carol,
      bob,
      alice,
    ])
    expect(nextDuty(tokyo, overrides, at('2026-01-05T10:00:00Z'))).toEqual({
      person: bob,
      at: at('2026-01-06T00:00:00Z'),
    })
    const removed = overridesIn([
      ...overrides.map((o) => ({ kind: 'override' as const, ...o })),
      { kind: 'override-removed', id: 'ovr-2', by: bob },
    ])
    expect(dutyAt(tokyo, removed, at('2026-01-06T03:00:00Z'))).toBe(bob)
  })

  it('is known ahead to the minute', () => {
    expect(nextDuty(tokyo, [], at('2026-01-13T01:00:00Z'))).toEqual({
      person: carol,
      at: at('2026-01-16T15:00:00Z'),
    })
    const alone: Rotation = {
      ...tokyo,
      layers: [{ people: [alice], turn: 'daily', start: '2026-01-05', at: '09:00' }],
    }
    expect(nextDuty(alone, [], at('2026-01-13T01:00:00Z'))).toBeUndefined()
  })
})

it('a moment is read on the clock of its zone', () => {
  expect(momentIn('2026-11-23', 'Asia/Tokyo')).toBe(at('2026-11-22T15:00:00Z'))
  expect(momentIn('2026-11-23T09:30', 'Asia/Tokyo')).toBe(at('2026-11-23T00:30:00Z'))
  expect(momentIn('2026-03-29T09:00', 'Europe/Berlin')).toBe(at('2026-03-29T07:00:00Z'))
  expect(momentIn('tomorrow', 'Asia/Tokyo')).toBeUndefined()
})
