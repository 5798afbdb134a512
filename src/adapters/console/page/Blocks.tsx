import { lazy, Suspense } from 'react'
import { isNewest, type Newest } from '../../../core/newest.ts'
import { Chart } from './Chart.tsx'
import { Control } from './Controls.tsx'
import { useWords } from './context.ts'
import { DataTable } from './DataTable.tsx'
import { type ReadBlock, readBlock, type TextObject } from './elements.ts'
import { Field } from './Field.tsx'
import { Mrkdwn } from './Mrkdwn.tsx'
import { Plan } from './Plan.tsx'
import type { Block } from './types.ts'

const Library = lazy(() => import('./Library.tsx'))

/** A message's blocks: what can be used and what holds mrkdwn is drawn here, all else by slack-blocks-to-jsx. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {keyed(blocks).map(([key, block]) => (
        <One key={key} block={block} />
      ))}
    </div>
  )
}

/**
 * A card's blocks have no ids, and others come before them while somebody has a menu open: each is known by its menu, or by
 * its first control, and else by its type; then by how many there were of the same.
 */
function keyed(blocks: readonly Block[]): [string, Block][] {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    const { block_id, accessory, elements = [] } = readBlock(block)
    const controls = elements.filter(({ action_id }) => action_id !== undefined)
    const control = accessory ?? controls.find(({ type }) => type !== 'button') ?? controls[0]
    const name = block_id ?? `${block.type} ${control?.action_id ?? ''}`
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return [`${name} ${nth}`, block]
  })
}

/** What the library draws; it passes over any other block in silence, and nothing on a card may be missing unsaid. */
const drawn = new Set(
  'alert card carousel container file image markdown rich_text table task_card video'.split(' '),
)

function One({ block }: { block: Block }) {
  const w = useWords()
  if (isNewest(block)) return <NewOne block={block} />
  const read = readBlock(block)
  switch (block.type) {
    case 'header':
      return <h3 className="header">{read.text?.text}</h3>
    case 'divider':
      return <hr />
    case 'section':
      return <Section block={read} />
    case 'context':
      return (
        <div className="context">
          {read.elements?.map((element, place) => (
            // oxlint-disable-next-line react/no-array-index-key
            <Words key={place} text={element} />
          ))}
        </div>
      )
    case 'actions':
      return (
        <div className="actions">
          {read.elements?.map((element) => (
            <Control key={`${element.action_id}-${element.value}`} element={element} />
          ))}
        </div>
      )
    case 'input':
      return <Field block={read} />
    default:
      if (!drawn.has(block.type)) return <p className="quiet">{w.unshown(block.type)}</p>
      return (
        <Suspense fallback={<div className="later" />}>
          <Library block={block} />
        </Suspense>
      )
  }
}

function NewOne({ block }: { block: Newest }) {
  if (block.type === 'plan') return <Plan block={block} />
  if (block.type === 'data_table') return <DataTable block={block} />
  return <Chart block={block} />
}

function Section({ block: { text, fields, accessory } }: { block: ReadBlock }) {
  return (
    <div className="section">
      <div className="said">
        {text && <Words text={text} />}
        {fields && (
          <div className="fields">
            {fields.map((field, place) => (
              // oxlint-disable-next-line react/no-array-index-key
              <Words key={place} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory && <Control element={accessory} />}
    </div>
  )
}

function Words({ text }: { text: { type: string; text?: string | TextObject } }) {
  const said = typeof text.text === 'string' ? text.text : text.text?.text
  if (said === undefined) return null
  return <div className="text">{text.type === 'mrkdwn' ? <Mrkdwn text={said} /> : said}</div>
}
