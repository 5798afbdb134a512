import type { Block } from '../../src/core/blocks.ts'
import { plainer, type RichText } from '../../src/core/newest.ts'

type Bag = Record<string, unknown>
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null

/** Every object inside, itself included. */
export function inside(value: unknown): Bag[] {
  if (!isBag(value)) return []
  return [value, ...Object.values(value).flatMap(inside)]
}

const texts = (blocks: readonly Block[], type: string) =>
  inside(blocks).filter((bag) => bag['type'] === type && typeof bag['text'] === 'string')
export const mrkdwnOf = (blocks: readonly Block[]) => texts(blocks, 'mrkdwn')
export const plainOf = (blocks: readonly Block[]) => texts(blocks, 'plain_text')

/** All that can be read, as one text; of the newest blocks what a Slack without them shows. */
export const readable = (blocks: readonly Block[]): string => {
  const known = plainer(blocks)
  const rich = known.filter(({ type }) => type === 'rich_text').map(richWords)
  const words = [...mrkdwnOf(known), ...plainOf(known)].map(({ text }) => String(text))
  return [...words, ...rich].join('\n')
}
/** Rich text as it reads, in the form of mrkdwn. */
const richWords = (block: Block): string =>
  (block as RichText).elements[0].elements
    .map((piece) =>
      piece.type === 'user'
        ? `<@${piece.user_id}>`
        : piece.type === 'date'
          ? `<!date^${piece.timestamp}^${piece.format}|${piece.fallback}>`
          : piece.style?.code
            ? `\`${piece.text}\``
            : piece.style?.bold
              ? `*${piece.text}*`
              : piece.text,
    )
    .join('')

export interface Pressable {
  readonly action_id: string
  readonly value: string
  readonly text: { readonly text: string }
  readonly style?: string
  readonly confirm?: { readonly text: { readonly text: string } }
}
export const buttonsOf = (blocks: readonly Block[]): Pressable[] =>
  inside(blocks).filter((bag) => bag['type'] === 'button') as unknown as Pressable[]
interface Menu {
  readonly action_id: string
  readonly placeholder: { readonly text: string }
  readonly options: readonly { readonly text: { readonly text: string }; readonly value: string }[]
}
export const menusOf = (blocks: readonly Block[]): Menu[] =>
  inside(blocks).filter((bag) => bag['type'] === 'static_select') as unknown as Menu[]
export const actionsOf = (blocks: readonly Block[]): string[] =>
  buttonsOf(blocks).map(({ action_id }) => action_id)

/** `<…>` sequences that our own views make: people, times, pages of AWS. Slack reads nothing else as a command. */
const ours = [
  /<@[UW][A-Z0-9]+>/g,
  /<!date\^\d+\^(\{date_num\} )?\{time_secs\}\|[^<>|]+>/g,
  /<https:\/\/[a-z0-9.-]+\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/[^<>|\s]*\|[^<>|]*>/g,
]

/** What is left of a mrkdwn text that Slack could still read as a mention, a broadcast or a link. */
export function foreign(text: string): string[] {
  const rest = ours.reduce((left, form) => left.replace(form, ''), text)
  return rest.match(/[<>]/g) ?? []
}
