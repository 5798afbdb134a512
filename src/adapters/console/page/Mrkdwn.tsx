import { Fragment, type ReactNode } from 'react'
import { emoji } from './emoji.ts'
import { SlackDate } from './time.tsx'

/**
 * Slack's mrkdwn, read as Slack reads it. Ours, since slack-blocks-to-jsx decodes `&lt;` before it parses (escaped text of
 * an attacker would become a link), drops lines that look like Markdown headings, and shows `verbatim` text unformatted.
 */
const before = '(?<![\\p{L}\\p{N}])'
const after = '(?![\\p{L}\\p{N}])'
const styled = (mark: string, name: string): string =>
  `${before}\\${mark}(?<${name}>(?=\\S)[^\\${mark}\\n]*?\\S)\\${mark}${after}`
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

export function Mrkdwn({ text }: { text: string }) {
  return <>{inline(text)}</>
}

function inline(text: string): ReactNode[] {
  const out: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    if (match.index > end) out.push(decode(text.slice(end, match.index)))
    out.push(<Fragment key={match.index}>{piece(match.groups ?? {}, match[0])}</Fragment>)
    end = match.index + match[0].length
  }
  if (end < text.length) out.push(decode(text.slice(end)))
  return out
}

function piece(found: Partial<Record<string, string>>, raw: string): ReactNode {
  if (found.pre !== undefined) return <pre>{decode(found.pre)}</pre>
  if (found.code !== undefined) return <code>{decode(found.code)}</code>
  if (found.angle !== undefined) return angle(found.angle)
  if (found.bold !== undefined) return <strong>{inline(found.bold)}</strong>
  if (found.italic !== undefined) return <em>{inline(found.italic)}</em>
  if (found.strike !== undefined) return <s>{inline(found.strike)}</s>
  return emoji[found.emoji ?? ''] ?? raw
}

function angle(inside: string): ReactNode {
  const bar = inside.indexOf('|')
  const what = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? undefined : decode(inside.slice(bar + 1))
  const [, seconds, form] = /^!date\^(-?\d+)\^([^^]*)/.exec(what) ?? []
  if (seconds !== undefined && form !== undefined)
    return <SlackDate seconds={Number(seconds)} form={form} fallback={label ?? ''} />
  const [, kind, name] = /^([@#!])(.+)$/.exec(what) ?? []
  if (kind !== undefined)
    return <span className="mention">{label ?? `${kind === '!' ? '@' : kind}${name}`}</span>
  return <SafeLink href={decode(what)}>{label ?? decode(what)}</SafeLink>
}

/** Only web addresses become links; they open without telling where they were clicked. */
export function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return <span>{children}</span>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

const decode = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
