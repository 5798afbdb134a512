import type { Block } from './blocks.ts'

/**
 * Blocks that not every Slack takes in a message yet: https://docs.slack.dev/reference/block-kit/blocks. Views use them as
 * they are, the console draws them, and for a Slack that refuses one `plainer` says the same in blocks that are always taken.
 */
export type Newest = PlanBlock | DataTable | Chart

export type Inline =
  | {
      readonly type: 'text'
      readonly text: string
      readonly style?: { readonly bold?: true; readonly code?: true }
    }
  | { readonly type: 'user'; readonly user_id: string }
  | {
      readonly type: 'date'
      /** Seconds since 1970. */
      readonly timestamp: number
      readonly format: string
      readonly fallback: string
    }
export interface RichText extends Block {
  readonly type: 'rich_text'
  readonly elements: readonly [
    { readonly type: 'rich_text_section'; readonly elements: readonly Inline[] },
  ]
}

export interface Task {
  readonly type: 'task_card'
  readonly task_id: string
  readonly title: string
  /** Left out: it will not be done, and its title says why. */
  readonly status?: 'pending' | 'in_progress' | 'complete' | 'error'
  readonly output?: RichText
}
export interface PlanBlock extends Block {
  readonly type: 'plan'
  readonly title: string
  readonly tasks: readonly Task[]
}

export type Cell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'raw_number'; readonly value: number; readonly text: string }
/** The first row is its head. */
export interface DataTable extends Block {
  readonly type: 'data_table'
  readonly caption: string
  readonly page_size: number
  readonly rows: readonly (readonly Cell[])[]
}

export interface Chart extends Block {
  readonly type: 'data_visualization'
  readonly title: string
  readonly chart: {
    readonly type: 'bar' | 'line'
    readonly series: readonly {
      readonly name: string
      readonly data: readonly { readonly label: string; readonly value: number }[]
    }[]
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string }
  }
}

export const isNewest = (block: Block): block is Newest =>
  ['plan', 'data_table', 'data_visualization'].includes(block.type)

export const marks = { pending: '▫️', in_progress: '⏳', complete: '✅', error: '❌' } as const

/** These blocks with the newest among them, or those of these types, said in blocks that every Slack takes. */
export const plainer = (
  blocks: readonly Block[],
  refused: (type: string) => boolean = () => true,
): Block[] =>
  blocks.map((block) => (isNewest(block) && refused(block.type) ? inWords(block) : block))

const bold = (text: string): Inline => ({ type: 'text', text, style: { bold: true } })
const words = (text: string): Inline => ({ type: 'text', text })
/** A message takes about 12,000 characters in all. */
const most = 5_000

function inWords(block: Newest): RichText {
  const lines = {
    plan: () => (block as PlanBlock).tasks.map(taskLine),
    data_table: () => rowLines(block as DataTable),
    data_visualization: () => pointLines(block as Chart),
  }[block.type]()
  const title = bold(block.type === 'data_table' ? block.caption : block.title)
  const shown: Inline[] = [title]
  let room = most
  for (const [at, line] of lines.entries()) {
    room -= JSON.stringify(line).length
    if (room < 0) {
      shown.push(words(`\n… +${lines.length - at}`))
      break
    }
    shown.push(words('\n'), ...line)
  }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: shown }] }
}

function taskLine({ title, status, output }: Task): Inline[] {
  const mark = status === undefined ? '' : `${marks[status]} `
  const more = output?.elements[0].elements ?? []
  return [words(`${mark}${title}`), ...(more.length > 0 ? [words(' – '), ...more] : [])]
}

function rowLines({ rows }: DataTable): Inline[][] {
  const [head = [], ...body] = rows
  return body.map(([first, ...others]) => {
    const told = others.map(({ text }, at) => `${head[at + 1]?.text ?? ''}: ${text}`)
    return [bold(first?.text ?? ''), words(` – ${told.join(' · ')}`)]
  })
}

function pointLines({ chart: { series, axis_config } }: Chart): Inline[][] {
  const largest = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)))
  const bar = (value: number) => '▇'.repeat(Math.round((10 * value) / largest)) || '▏'
  return axis_config.categories.map((label, at) => {
    const values = series.map(({ name, data }) => ({ name, value: data[at]?.value ?? 0 }))
    const told = values.map(({ name, value }) =>
      values.length > 1 ? `${name}: ${value}` : `${bar(value)} ${value}`,
    )
    return [{ type: 'text', text: label, style: { code: true } }, words(` ${told.join(' · ')}`)]
  })
}
