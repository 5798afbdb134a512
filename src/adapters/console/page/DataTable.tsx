import { useState } from 'react'
import type { Cell, DataTable as Table } from '../../../core/newest.ts'

/** Slack's `data_table`: the first row is its head, and a click on a head sorts by that column. */
export function DataTable({ block: { rows, caption } }: { block: Table }) {
  const [sorted, setSorted] = useState<{ by: number; down: boolean }>()
  const [head = [], ...body] = rows
  const shown = sorted
    ? body.toSorted((a, b) => apart(a, b, sorted.by) * (sorted.down ? -1 : 1))
    : body
  return (
    <table className="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((cell, at) => (
            // oxlint-disable-next-line react/no-array-index-key
            <th
              key={at}
              scope="col"
              className={body[0]?.[at]?.type === 'raw_number' ? 'number' : undefined}
              aria-sort={sorted?.by === at ? (sorted.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                onClick={() => setSorted({ by: at, down: sorted?.by === at && !sorted.down })}
              >
                {cell.text}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {/* Two drills of one scenario have the same first cell: a row is known by where it stands. */}
        {shown.map((row, place) => (
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            {row.map((cell, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <td key={at} className={cell.type === 'raw_number' ? 'number' : undefined}>
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function apart(a: readonly Cell[], b: readonly Cell[], at: number): number {
  const [left, right] = [a[at], b[at]]
  if (left?.type === 'raw_number' && right?.type === 'raw_number') return left.value - right.value
  return (left?.text ?? '').localeCompare(right?.text ?? '')
}
