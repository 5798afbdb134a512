import type { Block } from '../core/blocks.ts'
import { safe } from './text.ts'

/** The questions that our forms are made of. The answer comes under the question's id. */
const words = (text: string, max: number) => ({
  type: 'plain_text',
  text: safe(text, max) || '–',
  emoji: false,
})

interface Choice {
  readonly value: string
  readonly text: string
  readonly about?: string
}
/** One of several. */
export const choose = (
  id: string,
  label: string,
  all: readonly Choice[],
  initial?: string,
): Block => {
  const options = all.slice(0, 100).map(({ value, text, about }) => ({
    value,
    text: words(text, 75),
    ...(about !== undefined && { description: words(about, 75) }),
  }))
  const first = options.find(({ value }) => value === initial)
  return {
    type: 'input',
    block_id: id,
    label: words(label, 100),
    element: {
      type: 'static_select',
      action_id: id,
      options,
      ...(first && { initial_option: first }),
    },
  }
}
/** In words, at most so many characters. */
export const write = (
  id: string,
  label: string,
  max: number,
  { initial = '', multiline = false }: { initial?: string; multiline?: boolean } = {},
): Block => ({
  type: 'input',
  block_id: id,
  label: words(label, 100),
  element: {
    type: 'plain_text_input',
    action_id: id,
    max_length: max,
    ...(multiline && { multiline }),
    ...(initial !== '' && { initial_value: initial }),
  },
})
