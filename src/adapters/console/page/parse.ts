/** A piece of mrkdwn: words, or words with a meaning. */
export type Piece =
  | string
  | { readonly is: 'pre' | 'code' | 'mention'; readonly text: string }
  | { readonly is: 'bold' | 'italic' | 'strike'; readonly inside: readonly Piece[] }
  | { readonly is: 'emoji'; readonly name: string }
  | { readonly is: 'link'; readonly href: string; readonly label: string }
  | {
      readonly is: 'date'
      readonly seconds: number
      readonly form: string
      readonly fallback: string
    }

const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
const styled = (mark: string, name: string): string =>
  `${before}[${mark}](?<${name}>(?=\\S)[^${mark}\\n]*?\\S)[${mark}]${after}`
const token = new RegExp(
  [
    '```\\n?(?<pre>[\\s\\S]*?)\\n?```',
    '`(?<code>[^`\\n]+)`',
    '<(?<angle>[^<>\\n]+)>',
    ':(?<emoji>[a-z0-9_+-]+):',
    styled('*', 'bold'),
    styled('_', 'italic'),
    styled('~', 'strike'),
  ].join('|'),
  'gu',
)

/**
 * Slack's mrkdwn, read as Slack reads it: entities are decoded last, so that escaped text is never formatting. (The library
 * decodes `&lt;` first - an attacker's escaped text would become a link - and drops lines that look like headings.)
 */
export function parse(text: string): Piece[] {
  const out: Piece[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    if (match.index > end) out.push(decode(text.slice(end, match.index)))
    out.push(piece(match.groups ?? {}))
    end = match.index + match[0].length
  }
  if (end < text.length) out.push(decode(text.slice(end)))
  return out
}

function piece(found: Partial<Record<string, string>>): Piece {
  if (found.pre !== undefined) return { is: 'pre', text: decode(found.pre) }
  if (found.code !== undefined) return { is: 'code', text: decode(found.code) }
  if (found.angle !== undefined) return angle(found.angle)
  if (found.bold !== undefined) return { is: 'bold', inside: parse(found.bold) }
  if (found.italic !== undefined) return { is: 'italic', inside: parse(found.italic) }
  if (found.strike !== undefined) return { is: 'strike', inside: parse(found.strike) }
  return { is: 'emoji', name: found.emoji ?? '' }
}

function angle(inside: string): Piece {
  const bar = inside.indexOf('|')
  const what = decode(bar < 0 ? inside : inside.slice(0, bar))
  const label = bar < 0 ? undefined : decode(inside.slice(bar + 1))
  const [, seconds, form] = /^!date\^(-?\d+)\^([^^]*)/.exec(what) ?? []
  if (seconds !== undefined && form !== undefined)
    return { is: 'date', seconds: Number(seconds), form, fallback: label ?? '' }
  const [, kind, name] = /^([@#!])(.+)$/.exec(what) ?? []
  if (kind !== undefined)
    return { is: 'mention', text: label ?? `${kind === '!' ? '@' : kind}${name}` }
  // Anything but a web address stays words: `javascript:` has no business on a card.
  if (!isWeb(what)) return label ?? `<${what}>`
  return { is: 'link', href: what, label: label ?? what }
}

export const isWeb = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href)

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
