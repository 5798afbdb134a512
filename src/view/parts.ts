import type { Block } from '../core/blocks.ts'
import { safe } from './text.ts'

/** The few Block Kit pieces that our views are made of, each within Slack's limits. */
const md = (text: string) => ({ type: 'mrkdwn', text: text === '' ? '–' : text, verbatim: true })
const words = (text: string, max: number) => ({
  type: 'plain_text',
  text: safe(text, max) || '–',
  emoji: false,
})

export const header = (text: string): Block => ({ type: 'header', text: words(text, 150) })
const longest = 3_000
/** A text that Slack would not take ends before what does not fit, and never within an entity, a mention, a link or code. */
function fitted(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 2).replace(/(?:&[#\w]*|<[^>]*)$/, '')
  const open = cut.split('`').length % 2 === 0
  return `${open ? cut.slice(0, cut.lastIndexOf('`')) : cut} …`
}

/** `text` is mrkdwn that was escaped already. */
export const section = (text: string): Block => ({ type: 'section', text: md(fitted(text)) })
/** Somebody's own words, shown as they are and never read as formatting. */
export const quote = (text: string, max: number): Block => ({
  type: 'section',
  text: words(text, max),
})
export const context = (...texts: string[]): Block => ({
  type: 'context',
  elements: texts.slice(0, 10).map(md),
})
export const divider: Block = { type: 'divider' }

export interface Button {
  readonly text: string
  readonly action: string
  readonly value: string
  readonly style?: 'primary' | 'danger'
  readonly confirm?: {
    readonly title: string
    readonly text: string
    readonly yes: string
    readonly no: string
  }
}

function button({ text, action, value, style, confirm }: Button) {
  return {
    type: 'button',
    text: words(text, 75),
    action_id: action,
    value,
    ...(style && { style }),
    ...(confirm && {
      confirm: {
        title: words(confirm.title, 100),
        text: words(confirm.text, 300),
        confirm: words(confirm.yes, 30),
        deny: words(confirm.no, 30),
        ...(style && { style }),
      },
    }),
  }
}

/** A menu to pick one from; what is picked is the value that the handler gets. */
export interface Menu {
  readonly placeholder: string
  readonly action: string
  readonly options: readonly { readonly text: string; readonly value: string }[]
}
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element: 100 options of 75 characters, values of 150. */
const menu = ({ placeholder, action, options }: Menu) => ({
  type: 'static_select',
  action_id: action,
  placeholder: words(placeholder, 150),
  options: options.slice(0, 100).map(({ text, value }) => ({ text: words(text, 75), value })),
})

/** A section with a button at its side. */
export const withButton = (block: Block, one: Button): Block => ({
  ...block,
  accessory: button(one),
})

/** The first four controls in a row of their own, all others in a second one: rows of more wrap badly on a telephone. */
export function buttons(all: readonly (Button | Menu)[]): Block[] {
  return [all.slice(0, 4), all.slice(4, 25)]
    .filter((row) => row.length > 0)
    .map((row) => ({
      type: 'actions',
      elements: row.map((one) => ('options' in one ? menu(one) : button(one))),
    }))
}

/** Label and value pairs, ten to a section. */
export function fields(pairs: readonly (readonly [label: string, value: string])[]): Block[] {
  const blocks: Block[] = []
  for (let i = 0; i < pairs.length; i += 10) {
    const some = pairs.slice(i, i + 10)
    blocks.push({ type: 'section', fields: some.map(([l, v]) => md(`*${l}*\n${v}`)) })
  }
  return blocks
}

/** Lines of escaped mrkdwn, as many to a section as fit. */
export function lines(all: readonly string[], max = 2900): Block[] {
  const packed: string[] = []
  for (const line of all) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + line.length < max)
      packed[packed.length - 1] = `${last}\n${line}`
    else packed.push(line)
  }
  return packed.map(section)
}

/** The first `max`, and how many were left out. */
export function fold<T>(all: readonly T[], max: number): { shown: readonly T[]; more: number } {
  const room = all.length <= max ? all.length : max
  return { shown: all.slice(0, room), more: all.length - room }
}

/** A message's weight as we count it: its JSON, the strictest reading of Slack's limit. */
export const weight = (blocks: readonly Block[]): number => JSON.stringify(blocks).length
