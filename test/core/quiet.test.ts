import { describe, expect, it } from 'vitest'
import { isJapaneseHoliday } from '../../src/core/holidays.ts'
import { isQuiet } from '../../src/core/quiet.ts'

/** As the Cabinet Office announced them. */
const announced: { readonly [year: number]: string } = {
  2024: '1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23',
  2025: '1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24',
  2026: '1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23',
  2027: '1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23',
}

describe('Japanese holidays', () => {
  it.each(Object.entries(announced))('are those of %s that were announced', (year, days) => {
    const found: string[] = []
    for (
      let at = Date.UTC(Number(year), 0, 1);
      at < Date.UTC(Number(year) + 1, 0, 1);
      at += 86_400_000
    ) {
      const date = new Date(at)
      const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()]
      if (isJapaneseHoliday(Number(year), month, day)) found.push(`${month}/${day}`)
    }
    expect(found.join(' ')).toBe(days)
  })
})

describe('quiet hours', () => {
  const at = (iso: string) => Date.parse(iso)
  const night = { zone: 'Asia/Tokyo', from: '20:00', to: '08:00' }

  it('go over midnight, and end on the minute, in their own zone', () => {
    expect(isQuiet(night, at('2026-11-18T19:59:59+09:00'))).toBe(false)
    expect(isQuiet(night, at('2026-11-18T20:00:00+09:00'))).toBe(true)
    expect(isQuiet(night, at('2026-11-19T07:59:59+09:00'))).toBe(true)
    expect(isQuiet(night, at('2026-11-19T08:00:00+09:00'))).toBe(false)
  })

  it('keep weekends and holidays whole where they are told to, by the date in their zone', () => {
    const noon = at('2026-11-23T12:00:00+09:00')
    expect(isQuiet(night, noon)).toBe(false)
    expect(isQuiet({ ...night, holidays: 'japan' }, noon)).toBe(true)
    // Still Sunday the 22nd in London.
    expect(isQuiet({ zone: 'Europe/London', holidays: 'japan' }, at('2026-11-22T23:30:00Z'))).toBe(
      false,
    )
    expect(isQuiet({ zone: 'Asia/Tokyo', holidays: 'japan' }, at('2026-11-22T23:30:00Z'))).toBe(
      true,
    )
    expect(isQuiet({ zone: 'Asia/Tokyo', weekends: true }, at('2026-11-21T12:00:00+09:00'))).toBe(
      true,
    )
    expect(isQuiet({ zone: 'Asia/Tokyo', weekends: true }, at('2026-11-20T12:00:00+09:00'))).toBe(
      false,
    )
  })

  it('follow the clock change of a zone that has one', () => {
    const london = { zone: 'Europe/London', from: '22:00', to: '06:00' }
    expect(isQuiet(london, at('2026-07-01T05:30:00Z'))).toBe(false)
    expect(isQuiet(london, at('2026-12-01T05:30:00Z'))).toBe(true)
  })
})
