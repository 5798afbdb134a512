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
/** Slack takes ten checkboxes in one: https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const together = 10

/** Some of several, by checkboxes, the first `chosen` of them ticked: answers under ids that begin with `id`, joined by commas. */
export function pickSome(
  id: string,
  label: string,
  all: readonly Choice[],
  chosen: number,
): Block[] {
  const options = all.map(({ value, text }) => ({ value, text: words(text, 75) }))
  const groups = Array.from({ length: Math.ceil(options.length / together) }, (_, at) => at)
  return groups.map((at): Block => {
    const own = options.slice(at * together, (at + 1) * together)
    const ticked = own.filter((_, nth) => at * together + nth < chosen)
    return {
      type: 'input',
      block_id: `${id}-${at}`,
      // One of several groups may stay empty; a form of one has to be answered.
      optional: groups.length > 1,
      label: words(groups.length > 1 ? `${label} ${at + 1}/${groups.length}` : label, 100),
      element: {
        type: 'checkboxes',
        action_id: `${id}-${at}`,
        options: own,
        ...(ticked.length > 0 && { initial_options: ticked }),
      },
    }
  })
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
