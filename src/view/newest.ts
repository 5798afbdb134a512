import type { Cell, Chart, DataTable, PlanBlock, Task } from '../core/newest.ts'
import { rich } from './rich.ts'
import { safe } from './text.ts'

/** One step: titles are plain text, `note` is mrkdwn that was escaped already. */
export interface Progress {
  readonly id: string
  readonly title: string
  readonly status?: Task['status']
  readonly note?: string
}

/** Steps as they tick. https://docs.slack.dev/reference/block-kit/blocks/plan-block */
export const planBlock = (title: string, tasks: readonly Progress[]): PlanBlock => ({
  type: 'plan',
  title: safe(title, 150),
  tasks: tasks.map(({ id, title: does, status, note }) => ({
    type: 'task_card',
    task_id: safe(id, 255),
    title: safe(does, 300) || '–',
    ...(status && { status }),
    ...(note !== undefined && { output: rich(note) }),
  })),
})

/** A number is sorted by its value and shown as its text. */
export type Entry = string | { readonly value: number; readonly text?: string }
const cell = (entry: Entry): Cell =>
  typeof entry === 'string'
    ? { type: 'raw_text', text: safe(entry, 120) || '–' }
    : { type: 'raw_number', value: entry.value, text: entry.text ?? `${entry.value}` }

/**
 * Rows that the reader can sort; the first cell of each says what it is about. 100 rows of 20 cells, 10,000 characters.
 * https://docs.slack.dev/reference/block-kit/blocks/data-table-block
 */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Entry[])[],
): DataTable => ({
  type: 'data_table',
  caption: safe(caption, 150),
  page_size: 20,
  rows: [head, ...rows.slice(0, 100)].map((row) => row.map(cell)),
})

/**
 * One series of values, oldest first; of more than 20 the newest. Labels are of 20 characters, and no two may be alike: of
 * those that are, the last counts. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function chart(
  kind: 'bar' | 'line',
  title: string,
  unit: string,
  points: readonly { readonly label: string; readonly value: number }[],
): Chart {
  const byLabel = new Map(
    points.slice(-20).map(({ label, value }) => [safe(label, 20), value] as const),
  )
  return {
    type: 'data_visualization',
    title: safe(title, 50),
    chart: {
      type: kind,
      series: [
        { name: safe(unit, 20), data: [...byLabel].map(([label, value]) => ({ label, value })) },
      ],
      axis_config: { categories: [...byLabel.keys()], y_label: safe(unit, 50) },
    },
  }
}
