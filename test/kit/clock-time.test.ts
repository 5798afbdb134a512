import { describe, expect, it } from 'vitest'
import { clockTime } from '../../src/kit/clock-time.ts'

const now = Date.parse('2026-11-20T05:00:30.000Z')
const iso = (words: string, zone?: string) => {
  const at = clockTime(words, now, zone)
  return at === undefined ? undefined : new Date(at).toISOString()
}

describe('a moment as people write it', () => {
  it('is the next such time on the clock of the reader', () => {
    expect(iso('14:30', 'Asia/Tokyo')).toBe('2026-11-20T05:30:00.000Z')
    expect(iso('14:00', 'Asia/Tokyo')).toBe('2026-11-21T05:00:00.000Z')
    expect(iso('00:15', 'America/New_York')).toBe('2026-11-20T05:15:00.000Z')
    expect(iso('10:31', 'Asia/Kolkata')).toBe('2026-11-20T05:01:00.000Z')
    expect(iso('5:01')).toBe('2026-11-20T05:01:00.000Z')
    expect(iso('05:00')).toBe('2026-11-21T05:00:00.000Z')
  })

  it('is so long from now', () => {
    expect(iso('30m')).toBe('2026-11-20T05:30:30.000Z')
    expect(iso('2h')).toBe('2026-11-20T07:00:30.000Z')
    expect(iso('3d')).toBe('2026-11-23T05:00:30.000Z')
  })

  it('is a whole moment, unless it is past', () => {
    expect(iso('2026-11-20T14:30+09:00')).toBe('2026-11-20T05:30:00.000Z')
    expect(iso('2026-11-20T05:30:00Z')).toBe('2026-11-20T05:30:00.000Z')
    expect(iso('2026-11-20T05:00:00Z')).toBeUndefined()
  })

  it('is nothing else', () => {
    for (const words of ['', 'noon', '24:00', '12:60', '0h', '-5m', '5', '2026-11-20', '99999h'])
      expect(iso(words)).toBeUndefined()
  })
})
