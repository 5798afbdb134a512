import type { Block } from '../core/blocks.ts'
import type { Refusal } from '../core/refusal.ts'

const longest = 500

/** One question in a modal, answered in a line of text; its answer comes as `values[id]`. `optional` may stay empty. */
export const question = (
  id: string,
  label: string,
  { hint, optional = false }: { hint?: string; optional?: boolean } = {},
): Block => ({
  type: 'input',
  block_id: id,
  optional,
  label: { type: 'plain_text', text: label },
  element: { type: 'plain_text_input', action_id: id, max_length: longest },
  ...(hint !== undefined && { hint: { type: 'plain_text', text: hint.slice(0, 2000) } }),
})

/** The answer to a question that must have one. */
export function answerTo(values: Readonly<Record<string, string>>, id: string): string | Refusal {
  const answer = (values[id] ?? '').trim().slice(0, longest)
  return answer === ''
    ? { refused: 'bad-input', field: id, expected: `1-${longest} characters` }
    : answer
}
