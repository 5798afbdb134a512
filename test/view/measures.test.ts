import { describe, expect, it } from 'vitest'
import type { Kind, Measure } from '../../src/core/measures.ts'
import { type Chart, type DataTable, plainer } from '../../src/core/newest.ts'
import { plainOf } from '../../src/view/drill.ts'
import { measuresBlocks } from '../../src/view/measures.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { readable } from './blocks.ts'
import { cardContext } from './incidents.ts'

const took = { count: 4, mean: 300, median: 180 }
const never = { count: 0, mean: null, median: null }
const row = (kind: Kind, by: Measure['by'], of: string, incidents: number): Measure => ({
  kind,
  by,
  of,
  incidents,
  alerts: incidents + 2,
  folded: 2,
  untold: 1,
  falseAlarms: 0,
  acknowledged: took,
  contained: never,
  resolved: never,
})
const few = [
  row('real', 'all', '', 9),
  row('real', 'severity', 'high', 7),
  row('real', 'severity', 'low', 2),
  row('real', 'account', '111122223333', 9),
]
const draw = (rows: readonly Measure[], locale: 'en' | 'ja' = 'en') =>
  measuresBlocks(
    { days: 30, since: '2026-10-22T00:00:00.000Z', hidden: 3, rows },
    cardContext(locale),
  )

describe('the measures', () => {
  it('are a table that sorts by the time and reads as words, and bars by severity', () => {
    const blocks = draw(few)
    const [table] = blocks.filter(({ type }) => type === 'data_table') as DataTable[]
    expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ['Of', 'Incidents', 'Acknowledged', 'Contained', 'Resolved'],
      ['All', '9', '5 min 0 s (median 3 min 0 s, of 4)', 'never', 'never'],
      ['High', '7', '5 min 0 s (median 3 min 0 s, of 4)', 'never', 'never'],
      ['Low', '2', '5 min 0 s (median 3 min 0 s, of 4)', 'never', 'never'],
      ['prod (111122223333)', '9', '5 min 0 s (median 3 min 0 s, of 4)', 'never', 'never'],
    ])
    expect(table?.rows[1]?.[2]).toMatchObject({ type: 'raw_number', value: 300 })
    const [bars] = blocks.filter(({ type }) => type === 'data_visualization') as Chart[]
    expect(bars?.chart.series[0]?.data).toEqual([
      { label: 'High', value: 7 },
      { label: 'Low', value: 2 },
    ])
    expect(readable(draw(few, 'ja'))).toContain('*重要度別のインシデント*')
  })

  it('are lines on a terminal, and in a chat that knows no tables', () => {
    const text = plainOf(draw(few))
    expect(text).toMatch(/^High – Incidents: 7 · Acknowledged: 5 min/m)
    expect(text).toMatch(/^High ▇{10} 7$/m)
  })

  it('fit into one message however much there is, and count what is left out', () => {
    const many = (['real', 'drill', 'sample'] as const).flatMap((kind) => [
      row(kind, 'all', '', 900),
      ...(['info', 'low', 'medium', 'high', 'critical'] as const).map((one) =>
        row(kind, 'severity', one, 5),
      ),
      ...Array.from({ length: 60 }, (_, i) => row(kind, 'account', `${100000000000 + i}`, 3)),
      ...Array.from({ length: 60 }, (_, i) =>
        row(kind, 'type', `<!channel>${'x'.repeat(99)}${i}`, 3),
      ),
    ])
    for (const locale of ['en', 'ja'] as const) {
      const blocks = draw(many, locale)
      for (const form of [blocks, plainer(blocks)]) expect(checkBlocks(form)).toEqual([])
      expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
      expect(readable(blocks)).toMatch(/… and 1\d\d more|ほか 1\d\d 件/)
    }
  })
})
