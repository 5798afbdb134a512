import type { Inline, RichText } from '../core/newest.ts'
import { unescaped } from './text.ts'

const token =
  /`([^`]+)`|<!date\^(\d+)\^([^|>]*)\|([^>]*)>|<@([UW][A-Z0-9]+)>|\*(?=\S)([^*\n]*?\S)\*/g

/** Our own mrkdwn, escaped as the view escapes it, as rich text: code, bold, times and people; there are no links in it. */
export const rich = (mrkdwn: string): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: inlines(mrkdwn) }],
})

function inlines(mrkdwn: string, style?: { readonly bold: true }): Inline[] {
  const out: Inline[] = []
  const words = (text: string, more?: { readonly code: true }): void => {
    const all = { ...style, ...more }
    if (text !== '')
      out.push({ type: 'text', text: unescaped(text), ...(style || more ? { style: all } : {}) })
  }
  let end = 0
  for (const {
    0: whole,
    1: code,
    2: seconds,
    3: format,
    4: fallback,
    5: user,
    6: bold,
    index,
  } of mrkdwn.matchAll(token)) {
    words(mrkdwn.slice(end, index))
    end = index + whole.length
    if (code !== undefined) words(code, { code: true })
    else if (user !== undefined) out.push({ type: 'user', user_id: user })
    else if (bold !== undefined) out.push(...inlines(bold, { bold: true }))
    else
      out.push({
        type: 'date',
        timestamp: Number(seconds),
        format: format ?? '',
        fallback: unescaped(fallback ?? ''),
      })
  }
  words(mrkdwn.slice(end))
  return out
}
