import type { Block } from './types.ts'

/** Reading Block Kit's JSON, which comes typed as little as Slack types it. */
export interface TextObject {
  readonly type: string
  readonly text: string
}
export interface Option {
  readonly text: TextObject
  readonly value: string
}
export interface ConfirmObject {
  readonly title: TextObject
  readonly text: TextObject
  readonly confirm: TextObject
  readonly deny: TextObject
  readonly style?: string
}
export interface Element {
  readonly type: string
  readonly action_id?: string
  readonly text?: TextObject
  readonly value?: string
  readonly url?: string
  readonly style?: string
  readonly confirm?: ConfirmObject
  readonly options?: readonly Option[]
  readonly option_groups?: readonly {
    readonly label: TextObject
    readonly options: readonly Option[]
  }[]
  readonly placeholder?: TextObject
  readonly initial_value?: string
  readonly initial_option?: Option
  readonly initial_options?: readonly Option[]
  readonly initial_date?: string
  readonly initial_time?: string
  readonly multiline?: boolean
  readonly min_length?: number
  readonly max_length?: number
  readonly min_value?: string
  readonly max_value?: string
  readonly accessibility_label?: string
  readonly alt_text?: string
}
export interface ReadBlock {
  readonly type: string
  readonly block_id?: string
  readonly text?: TextObject
  readonly fields?: readonly TextObject[]
  readonly accessory?: Element
  readonly elements?: readonly (Element & { readonly text?: string | TextObject })[]
  readonly element?: Element
  readonly label?: TextObject
  readonly hint?: TextObject
  readonly optional?: boolean
}

export const readBlock = (block: Block): ReadBlock => block as unknown as ReadBlock

export const optionsOf = (element: Element): readonly Option[] =>
  element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []
